package io.tailrace.cli.compare;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.option.LabelMatch;
import io.tailrace.engine.reader.replay.ReplayQuery;
import java.util.LinkedHashMap;
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
        final Map<String, String> byName = new LinkedHashMap<>();
        for (final LabelMatch label : labels) {
            if (byName.putIfAbsent(label.name(), label.value()) != null) {
                throw CommandFault.wrongUsage(
                        "label given twice",
                        "--label " + label.name() + "=" + label.value(),
                        "a series has one value of a label: give each name once");
            }
        }
        return new ComparedMetric(name, byName);
    }

    ReplayQuery select(final ReplayQuery all) {
        ReplayQuery query = all.metric(Pattern.compile(Pattern.quote(name)));
        for (final Map.Entry<String, String> label : labels.entrySet()) {
            query = query.label(label.getKey(), label.getValue());
        }
        return query;
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
