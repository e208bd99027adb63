package io.tailrace.opentelemetry;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Changes what is made of instruments: another name, none of it, fewer attributes, other buckets. Of several that select an instrument the
 * first counts. Immutable: each method gives another view.
 */
public final class MetricView {
    private final String instrument;
    private final Pattern pattern;
    private final String scope;
    private final String name;
    private final boolean isDropped;
    private final Set<String> attributeKeys;
    private final List<Double> bounds;

    private MetricView(
            final String instrument,
            final String scope,
            final String name,
            final boolean isDropped,
            final Set<String> attributeKeys,
            final List<Double> bounds) {
        this.instrument = instrument;
        this.pattern = wildcard(instrument);
        this.scope = scope;
        this.name = name;
        this.isDropped = isDropped;
        this.attributeKeys = attributeKeys;
        this.bounds = bounds;
    }

    /**
     * Selects instruments of all scopes.
     *
     * @param instrument name, in any case; {@code *} stands for any characters, {@code ?} for one.
     * @return a view that changes nothing yet.
     */
    public static MetricView of(final String instrument) {
        return new MetricView(Objects.requireNonNull(instrument, "instrument"), null, null, false, null, null);
    }

    /**
     * Selects instruments of one scope only.
     *
     * @param scopeName name of the meter.
     * @return another view.
     */
    public MetricView ofScope(final String scopeName) {
        return new MetricView(instrument, scopeName, name, isDropped, attributeKeys, bounds);
    }

    /**
     * Gives another name.
     *
     * @param newName as an instrument's: units and {@code _total} are added on pages.
     * @return another view.
     */
    public MetricView rename(final String newName) {
        return new MetricView(instrument, scope, newName, isDropped, attributeKeys, bounds);
    }

    /**
     * Records nothing.
     *
     * @return another view.
     */
    public MetricView drop() {
        return new MetricView(instrument, scope, name, true, attributeKeys, bounds);
    }

    /**
     * Keeps some attributes and leaves out all others: what differs in those only is counted together.
     *
     * @param keys of attributes; none keeps none.
     * @return another view.
     */
    public MetricView keepAttributes(final String... keys) {
        return new MetricView(instrument, scope, name, isDropped, Set.of(keys), bounds);
    }

    /**
     * Gives a histogram other buckets; advice of the instrument's counts no more.
     *
     * @param upperBounds rising, 0 or more, in the instrument's unit.
     * @return another view.
     */
    public MetricView bounds(final double... upperBounds) {
        final List<Double> list = Arrays.stream(upperBounds).boxed().toList();
        return new MetricView(instrument, scope, name, isDropped, attributeKeys, list);
    }

    boolean selects(final InstrumentSpec spec) {
        return (scope == null || scope.equals(spec.scope().name()))
                && pattern.matcher(spec.name()).matches();
    }

    boolean isDropped() {
        return isDropped;
    }

    /** Null if it stays. */
    String name() {
        return name;
    }

    /** Null if all are kept. */
    Set<String> attributeKeys() {
        return attributeKeys;
    }

    /** Null if they stay. */
    List<Double> bounds() {
        return bounds;
    }

    private static Pattern wildcard(final String text) {
        final String regex = text.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    @Override
    public String toString() {
        return "view of \"" + instrument + "\"" + (scope == null ? "" : " of scope \"" + scope + "\"");
    }
}
