package io.tailrace.cli.contracts.exposition;

import java.util.ArrayList;
import java.util.List;

/** A family as a page shows it. One thread. */
final class PageFamily {
    /** Type of a family without a TYPE line. */
    static final String UNTYPED = "untyped";

    private final String name;
    private final long firstLine;
    private final List<PageSample> samples = new ArrayList<>();
    private String type = UNTYPED;
    private String help;
    private String unit;
    private String counterSuffix = "";

    PageFamily(final String name, final long firstLine) {
        this.name = name;
        this.firstLine = firstLine;
    }

    /** {@code isOpenMetrics}: counters stand there without their suffix. */
    void type(final String found, final boolean isOpenMetrics) {
        type = found.equals("unknown") ? UNTYPED : found;
        counterSuffix = isOpenMetrics && found.equals("counter") ? "_total" : "";
    }

    void help(final String found) {
        help = found;
    }

    void unit(final String found) {
        unit = found;
    }

    void add(final PageSample sample) {
        samples.add(sample);
    }

    /** As the registry calls it. */
    String name() {
        return name + counterSuffix;
    }

    long firstLine() {
        return firstLine;
    }

    String type() {
        return type;
    }

    /** Null if there is none. */
    String help() {
        return help;
    }

    /** Null if there is none. */
    String unit() {
        return unit;
    }

    List<PageSample> samples() {
        return samples;
    }

    boolean isHistogram() {
        return type.equals("histogram");
    }

    /** Series, a histogram being one. */
    long seriesCount() {
        return samples.stream()
                .filter(sample -> !sample.name().endsWith("_created"))
                .map(PageSample::seriesKey)
                .distinct()
                .count();
    }

    /** Its lines with that suffix. */
    List<PageSample> part(final String suffix) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name + suffix))
                .toList();
    }
}
