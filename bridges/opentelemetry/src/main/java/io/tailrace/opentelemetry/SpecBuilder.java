package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.ArrayList;
import java.util.List;

/** What all builders of instruments remember. One thread. */
abstract class SpecBuilder {
    private final BridgeMeter meter;
    private final String name;
    private String description;
    private String unit;
    private List<Double> bounds;
    private List<AttributeKey<?>> attributes;

    SpecBuilder(final BridgeMeter meter, final String name) {
        this.meter = meter;
        this.name = name;
        this.description = "";
        this.unit = "";
    }

    /** Goes on where another one stands. */
    SpecBuilder(final SpecBuilder other) {
        this.meter = other.meter;
        this.name = other.name;
        this.description = other.description;
        this.unit = other.unit;
        this.bounds = other.bounds;
        this.attributes = other.attributes;
    }

    final BridgeMeter meter() {
        return meter;
    }

    final void describe(final String text) {
        description = text == null ? "" : text;
    }

    final void unit(final String text) {
        unit = text == null ? "" : text;
    }

    /** Advice that is none is told, and does not count. */
    final void bounds(final List<Double> advice) {
        final String fault = advice == null ? "bounds are null" : InstrumentRules.boundsFault(advice);
        if (fault == null) {
            bounds = List.copyOf(advice);
        } else {
            meter.warnings().warn("instrument \"" + name + "\": " + fault + "; the advice is not taken");
        }
    }

    /** Advice that is none is told, and does not count. */
    final void attributes(final List<?> advice) {
        final List<AttributeKey<?>> keys = new ArrayList<>();
        for (final Object key : advice == null ? List.of() : advice) {
            if (key instanceof AttributeKey<?> attribute && !keys.contains(attribute)) {
                keys.add(attribute);
            }
        }
        if (advice == null) {
            meter.warnings().warn("instrument \"" + name + "\": attributes are null; the advice is not taken");
        } else {
            attributes = List.copyOf(keys);
        }
    }

    final InstrumentSpec spec(final InstrumentKind kind, final boolean isDouble) {
        return new InstrumentSpec(meter.scope(), name, kind, isDouble, description, unit, bounds, attributes);
    }
}
