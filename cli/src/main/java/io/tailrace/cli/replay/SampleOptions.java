package io.tailrace.cli.replay;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.engine.reader.replay.ReplayFormat;
import io.tailrace.engine.reader.replay.SampleFormat;

/** What goes together with {@code --samples} and {@code --from-samples}, and what does not. */
final class SampleOptions {
    private SampleOptions() {}

    static void check(final boolean samples, final boolean fromSamples, final ReplayFormat format, final Speed speed) {
        if (samples && fromSamples) {
            throw CommandFault.wrongUsage(
                    "either or", "--samples --from-samples", "single samples have no intervals: leave one of them out");
        }
        if (samples && format != ReplayFormat.CSV && format != ReplayFormat.NDJSON) {
            throw CommandFault.wrongUsage(
                    "no such form of single samples", "--format " + format, "use --format csv or --format ndjson");
        }
        if (samples && speed.isBounded()) {
            throw CommandFault.wrongUsage(
                    "no intervals to pace", "--speed " + speed, "leave --speed out, or use --from-samples");
        }
        if (fromSamples && format == ReplayFormat.OPENMETRICS) {
            throw CommandFault.wrongUsage(
                    "made of snapshots only", "--format " + format, "use prometheus, ndjson, csv or hlog");
        }
    }

    static SampleFormat format(final ReplayFormat format) {
        return format == ReplayFormat.CSV ? SampleFormat.CSV : SampleFormat.NDJSON;
    }
}
