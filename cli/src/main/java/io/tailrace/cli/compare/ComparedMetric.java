package io.tailrace.cli.compare;

import io.tailrace.cli.journal.RangeOptions;
import io.tailrace.cli.option.LabelMatch;
import io.tailrace.engine.reader.replay.ReplayQuery;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is compared.
 *
 * @param name of the metric.
 * @param labels that its series must have, in the order of the command line.
 */
record ComparedMetric(String name, Map<String, String> labels) {
    static ComparedMetric of(final String name, final List<LabelMatch> labels) {
        return new ComparedMetric(name, RangeOptions.labels(labels));
    }

    ReplayQuery select(final ReplayQuery all) {
        return RangeOptions.select(all.metric(Pattern.compile(Pattern.quote(name))), labels);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return labels.isEmpty()
                ? name
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                        .collect(Collectors.joining(",", name + "{", "}"));
    }
}
