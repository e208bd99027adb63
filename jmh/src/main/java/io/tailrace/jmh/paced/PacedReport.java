package io.tailrace.jmh.paced;

import java.util.Locale;
import java.util.StringJoiner;
import org.HdrHistogram.Histogram;

/** What a run showed: a table for people, one JSON object for programs. All times in nanoseconds. */
record PacedReport(
        PacedOptions options,
        CallTimes recorded,
        CallTimes empty,
        long refused,
        Histogram hiccupsNs,
        long clockStepNs) {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};

    String table() {
        final StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %d calls at %d a second, %d refused; %d empty calls between them%n",
                options.target().name().toLowerCase(Locale.ROOT),
                recorded.count(),
                options.callsPerSecond(),
                refused,
                empty.count()));
        text.append(String.format(
                Locale.ROOT,
                "%-8s %10s %10s %10s   %12s %12s %10s%n",
                "ns",
                "service",
                "empty",
                "above",
                "response",
                "empty",
                "above"));
        for (final double percentile : PERCENTILES) {
            text.append(row(percentile));
        }
        text.append(String.format(
                Locale.ROOT,
                "%-8s %10.1f %10.1f %10.1f   (of the quickest 99 %%; the clock's step is %d)%n",
                "mean",
                recorded.quickMeanServiceNs(),
                empty.quickMeanServiceNs(),
                recorded.quickMeanServiceNs() - empty.quickMeanServiceNs(),
                clockStepNs));
        return text.append(String.format(
                        Locale.ROOT,
                        "the machine woke a sleeping thread late by p50 %d, p99 %d, max %d (%d times)%n",
                        hiccupsNs.getValueAtPercentile(50),
                        hiccupsNs.getValueAtPercentile(99),
                        hiccupsNs.getMaxValue(),
                        hiccupsNs.getTotalCount()))
                .toString();
    }

    private String row(final double percentile) {
        return String.format(
                Locale.ROOT,
                "%-8s %10d %10d %10d   %12d %12d %10d%n",
                label(percentile),
                recorded.serviceNs(percentile),
                empty.serviceNs(percentile),
                recorded.serviceNs(percentile) - empty.serviceNs(percentile),
                recorded.responseNs(percentile),
                empty.responseNs(percentile),
                recorded.responseNs(percentile) - empty.responseNs(percentile));
    }

    String json() {
        return new StringJoiner(",", "{", "}")
                .add("\"target\":\"" + options.target().name().toLowerCase(Locale.ROOT) + '"')
                .add("\"callsPerSecond\":" + options.callsPerSecond())
                .add("\"calls\":" + recorded.count())
                .add("\"refused\":" + refused)
                .add("\"clockStepNs\":" + clockStepNs)
                .add("\"quickMeanServiceNs\":" + recorded.quickMeanServiceNs())
                .add("\"emptyQuickMeanServiceNs\":" + empty.quickMeanServiceNs())
                .add("\"serviceNs\":" + json(recorded::serviceNs))
                .add("\"emptyServiceNs\":" + json(empty::serviceNs))
                .add("\"responseNs\":" + json(recorded::responseNs))
                .add("\"emptyResponseNs\":" + json(empty::responseNs))
                .add("\"hiccupNs\":" + json(hiccupsNs::getValueAtPercentile))
                .toString();
    }

    private static String json(final Percentiles percentiles) {
        final StringJoiner fields = new StringJoiner(",", "{", "}");
        for (final double percentile : PERCENTILES) {
            fields.add('"' + label(percentile) + "\":" + percentiles.at(percentile));
        }
        return fields.toString();
    }

    private static String label(final double percentile) {
        return percentile == 100 ? "max" : "p" + Double.toString(percentile).replaceFirst("\\.0$", "");
    }

    private interface Percentiles {
        long at(double percentile);
    }
}
