package io.tailrace.opentelemetry;

import java.util.List;

/** What all builders of instruments remember. One thread. */
abstract class SpecBuilder {
    private final BridgeMeter meter;
    private final String name;
    private String description;
    private String unit;
    private List<Double> bounds;

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

    final InstrumentSpec spec(final InstrumentKind kind, final boolean isDouble) {
        return new InstrumentSpec(meter.scope(), name, kind, isDouble, description, unit, bounds);
    }
}
