package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.tailrace.engine.descriptor.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What instruments record into: one stream for each instrument of a scope, one family for each name of a page. Instruments that are asked for
 * twice are one; those that contradict each other are told once, as the specification has it. Any thread.
 */
final class Streams {
    private static final MetricView AS_IT_IS = MetricView.of("*");

    private final BridgeConfig config;
    private final Warnings warnings;
    private final Map<Identity, SeriesCache<?>> streams = new HashMap<>();
    private final Map<Name, InstrumentSpec> firsts = new HashMap<>();
    private final Map<String, MetricFamily> families = new HashMap<>();

    /** What makes two instruments one: names know no case, and words do not matter. */
    private record Identity(Scope scope, String name, InstrumentKind kind, boolean isDouble, String unit) {}

    private record Name(Scope scope, String name) {}

    Streams(final BridgeConfig config, final Warnings warnings) {
        this.config = config;
        this.warnings = warnings;
    }

    /**
     * The stream of an instrument.
     *
     * @param form as which it is recorded.
     * @param unit of its metric.
     * @param maker of what records into its series.
     * @return null if a view drops it, or the page has no room for it.
     */
    @SuppressWarnings("unchecked") // of one kind and value type all have the same handles
    synchronized <H> SeriesCache<H> open(
            final InstrumentSpec spec, final Form form, final Unit unit, final HandleMaker<H> maker) {
        final String lowerCase = spec.name().toLowerCase(Locale.ROOT);
        final InstrumentSpec first = firsts.putIfAbsent(new Name(spec.scope(), lowerCase), spec);
        if (first != null) {
            tellDifference(first, spec);
        }
        final Identity identity = new Identity(spec.scope(), lowerCase, spec.kind(), spec.isDouble(), spec.unit());
        if (!streams.containsKey(identity)) {
            streams.put(identity, make(spec, form, unit, maker)); // null as well: it is dropped for good
        }
        return (SeriesCache<H>) streams.get(identity);
    }

    private void tellDifference(final InstrumentSpec first, final InstrumentSpec spec) {
        final String where =
                "instrument \"" + spec.name() + "\" of scope \"" + spec.scope().name() + "\"";
        if (!first.words().equals(spec.words())) {
            warnings.warn(where + " is there as a " + first.words() + ", and asked for as a " + spec.words()
                    + ": give one of them another name, or rename it by a view");
        } else if (!first.description().equals(spec.description())) {
            warnings.warn(where + " is described twice, as \"" + first.description() + "\" and as \""
                    + spec.description() + "\": the first one is shown");
        }
    }

    private <H> SeriesCache<H> make(
            final InstrumentSpec spec, final Form form, final Unit unit, final HandleMaker<H> maker) {
        final MetricView view = config.views().stream()
                .filter(one -> one.selects(spec))
                .findFirst()
                .orElse(AS_IT_IS);
        if (view.isDropped()) {
            return null;
        }
        final MetricFamily family = family(spec, view, form, unit);
        final List<AttributeKey<?>> advised = view.attributeKeys() == null ? spec.attributes() : null;
        return family == null
                ? null
                : new SeriesCache<>(
                        family,
                        new Labeller(spec.scope(), config.scopeLabels(), chosen(view, advised), spec.name(), warnings),
                        advised,
                        maker,
                        config.cardinalityLimit(),
                        warnings);
    }

    /** Null if all attributes are shown. Views name them, and advice tells their types, too. */
    private static Predicate<AttributeKey<?>> chosen(final MetricView view, final List<AttributeKey<?>> advised) {
        if (view.attributeKeys() != null) {
            return key -> view.attributeKeys().contains(key.getKey());
        }
        return advised == null ? null : Set.copyOf(advised)::contains;
    }

    private MetricFamily family(final InstrumentSpec spec, final MetricView view, final Form form, final Unit unit) {
        final String instrument = view.name() == null ? spec.name() : view.name();
        final String base = PrometheusNames.family(instrument, spec.unit());
        if (!PrometheusNames.isShown(base)) {
            warnings.warn("instrument \"" + instrument + "\" is dropped, for no metric can be called so on a page");
            return null;
        }
        final String name = spec.kind().isTotal() ? base + "_total" : base;
        final MetricFamily family = families.computeIfAbsent(
                name,
                key -> new MetricFamily(
                        config.engine(),
                        key,
                        form,
                        unit,
                        help(spec),
                        InstrumentRules.bounds(view.bounds() == null ? spec.bounds() : view.bounds(), unit)));
        if (!family.takes(form, unit)) {
            warnings.warn("instrument \"" + instrument + "\" of scope \""
                    + spec.scope().name() + "\", a "
                    + spec.words() + ", is dropped: " + name + " is there as a " + family.words()
                    + "; give one of them another name");
            return null;
        }
        return family;
    }

    /** The engine wants words for each metric. */
    private static String help(final InstrumentSpec spec) {
        final String words = spec.description().isBlank() ? spec.name() : spec.description();
        return words.length() > Labeller.MAX_HELP_LENGTH ? words.substring(0, Labeller.MAX_HELP_LENGTH) : words;
    }
}
