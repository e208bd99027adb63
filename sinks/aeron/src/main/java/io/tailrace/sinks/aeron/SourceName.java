package io.tailrace.sinks.aeron;

import java.util.Comparator;

/**
 * Whose frames they are: what an engine calls itself.
 *
 * @param service 1 to 800 bytes of UTF-8, without control characters.
 * @param instance 1 to 800 bytes of UTF-8, without control characters.
 */
public record SourceName(String service, String instance) implements Comparable<SourceName> {
    /** Longest of either, in bytes of UTF-8. */
    public static final int LONGEST_IN_BYTES = 800;

    private static final Comparator<SourceName> ORDER =
            Comparator.comparing(SourceName::service).thenComparing(SourceName::instance);

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException if one of them names nothing.
     */
    public SourceName {
        Names.check("service", service);
        Names.check("instance", instance);
    }

    @Override
    public int compareTo(final SourceName other) {
        return ORDER.compare(this, other);
    }

    /** For people: {@code service/instance}. */
    @Override
    public String toString() {
        return service + "/" + instance;
    }
}
