package io.tailrace.systemtests.deploy;

import java.util.List;

/**
 * What a PromQL expression looks at.
 *
 * @param name of the series.
 * @param matchers of their labels.
 */
record Selector(String name, List<Matcher> matchers) {
    /**
     * One of them, for example {@code reason=~"full|high_water"}.
     *
     * @param label that is looked at.
     * @param operator {@code =}, {@code !=}, {@code =~} or {@code !~}.
     * @param value without quotes.
     */
    record Matcher(String label, String operator, String value) {}
}
