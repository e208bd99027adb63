package io.tailrace.systemtests.deploy;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an expression may speak of: families of the metrics registry, what Prometheus makes of a scrape, and recorded series. */
final class KnownSeries {
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "scrape_duration_seconds", "scrape_samples_scraped");
    private static final Set<String> LABELS_OF_A_TARGET = Set.of("job", "instance");
    private static final Pattern PART_OF_HISTOGRAM = Pattern.compile("(.+)_(bucket|count|sum)");
    private static final Map<String, MetricFamily> FAMILIES =
            MetricFamilies.ALL.stream().collect(Collectors.toMap(MetricFamily::name, Function.identity()));

    private final Set<String> recorded;

    KnownSeries(final Set<String> recorded) {
        this.recorded = recorded;
    }

    /** What an expression says of series that cannot be, a line for each; none if all is well. */
    List<String> faults(final String expression) {
        final List<String> faults = new ArrayList<>();
        for (final Selector selector : PromQl.selectors(expression)) {
            final String name = selector.name();
            if (OF_PROMETHEUS.contains(name)) {
                checkLabels(selector, LABELS_OF_A_TARGET, Map.of(), faults);
            } else if (!recorded.contains(name)) {
                family(name)
                        .ifPresentOrElse(
                                family -> checkLabels(selector, labels(family), family.labelValues(), faults),
                                () -> faults.add("nobody makes " + name));
            }
        }
        return faults;
    }

    private static Optional<MetricFamily> family(final String name) {
        final var part = PART_OF_HISTOGRAM.matcher(name);
        final MetricFamily histogram = part.matches() ? FAMILIES.get(part.group(1)) : null;
        if (histogram != null && histogram.type() == FamilyType.HISTOGRAM) {
            return Optional.of(histogram);
        }
        return Optional.ofNullable(FAMILIES.get(name)).filter(it -> it.type() != FamilyType.HISTOGRAM);
    }

    private static Set<String> labels(final MetricFamily family) {
        return Stream.of(
                        MetricFamilies.BASE_LABELS,
                        family.labelNames(),
                        family.optionalLabelNames(),
                        family.type() == FamilyType.HISTOGRAM ? List.of("job", "le") : List.of("job"))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private static void checkLabels(
            final Selector selector,
            final Set<String> labels,
            final Map<String, List<String>> closed,
            final List<String> faults) {
        for (final Selector.Matcher matcher : selector.matchers()) {
            final String where = selector.name() + "{" + matcher.label() + matcher.operator() + matcher.value() + "}";
            if (!labels.contains(matcher.label())) {
                faults.add(where + ": no such label");
            } else if (closed.containsKey(matcher.label())) {
                alternatives(matcher)
                        .filter(value -> closed.get(matcher.label()).stream().noneMatch(value.asMatchPredicate()))
                        .forEach(value -> faults.add(where + ": " + value + " is no value of it"));
            }
        }
    }

    /** Each must be a value, so that none of them is a slip of the pen. */
    private static Stream<Pattern> alternatives(final Selector.Matcher matcher) {
        return matcher.operator().endsWith("~")
                ? Stream.of(matcher.value().split("\\|", -1)).map(Pattern::compile)
                : Stream.of(Pattern.compile(Pattern.quote(matcher.value())));
    }
}
