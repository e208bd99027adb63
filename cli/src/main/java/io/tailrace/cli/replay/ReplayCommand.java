package io.tailrace.cli.replay;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.journal.AskedMetrics;
import io.tailrace.cli.journal.JournalScan;
import io.tailrace.cli.journal.Listeners;
import io.tailrace.cli.journal.RangeOptions;
import io.tailrace.cli.journal.SelectionOptions;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayFormat;
import io.tailrace.engine.reader.replay.ReplayPasses;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.reader.replay.ReplaySink;
import io.tailrace.engine.reader.replay.ReplaySummary;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace replay}: writes what a journal holds in a form that other programs read (R-J4). */
@Command(
        name = "replay",
        description = {
            "Writes what a journal holds as Prometheus text, OpenMetrics, NDJSON, CSV or an HdrHistogram log, or sends it over OTLP.",
            "A TIME is RFC 3339, seconds since 1970, now, or -5m for five minutes ago.",
            "A snapshot belongs to the range if it was cut after --from and at or before --to; a sample, if it was drained then."
        },
        footer = {
            "",
            "Formats:",
            "  prometheus  one page: totals at the end of the range; with --from, only what came in it",
            "  openmetrics the totals at the end of each interval, with timestamps, for promtool's create-blocks-from;",
            "              the journal is read several times",
            "  ndjson      a JSON object for each interval and series",
            "  csv         a row for each interval and series",
            "  hlog        HdrHistogram's interval log, for its HistogramLogProcessor",
            "  entries     telemetry entries, a JSON object a line; one belongs to the range if its own timestamp does",
            "  otlp        sent to a receiver of OpenTelemetry: the totals at the end of each interval (1m unless --interval says",
            "              otherwise) at their times, and entries as log records; prints how many were sent",
            "",
            "Examples:",
            "  tailrace replay tailrace-journal",
            "  tailrace replay tailrace-journal --from -5m --interval 1s --format csv --output last.csv",
            "  tailrace replay tailrace-journal --metric 'kvstore_.*' --label op=get --format ndjson",
            "  tailrace replay tailrace-journal --epoch 2 --format hlog --output run.hlog",
            "  tailrace replay tailrace-journal --format ndjson --speed 10x | jq -c .",
            "  tailrace replay tailrace-journal --samples --format csv --label op=get --output samples.csv",
            "  tailrace replay tailrace-journal --from-samples --interval 10ms --format csv",
            "  tailrace replay tailrace-journal --format entries --from -5m | jq -c 'select(.level == \"Error\")'",
            "  tailrace replay tailrace-journal --format openmetrics --interval 15s --output journal.om",
            "  promtool tsdb create-blocks-from openmetrics journal.om prometheus-data",
            "  tailrace replay tailrace-journal --format otlp --to-endpoint http://localhost:4317 --interval 15s",
            "  tailrace replay tailrace-journal --format otlp --to-endpoint https://otlp.example.com --otlp-protocol http/protobuf \\",
            "      --otlp-headers-file headers.txt --otlp-compression gzip",
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "Folder of the journal.")
    private Path directory;

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = "--interval",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            description = "Put snapshots together into intervals of this length (default: each by itself).")
    private Long intervalNs;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Format.Converter.class,
            defaultValue = "prometheus",
            description = "prometheus, openmetrics, ndjson, csv, hlog, entries or otlp (default: ${DEFAULT-VALUE}).")
    private Format target;

    @Option(
            names = "--speed",
            paramLabel = Speed.LABEL,
            converter = Speed.Converter.class,
            defaultValue = "max",
            description = "Pace of the intervals: max, or so many times that of their recording, for example 1x or 10x;"
                    + " for ndjson, csv and hlog (default: ${DEFAULT-VALUE}).")
    private Speed speed;

    @Option(
            names = "--samples",
            description =
                    "Write each retained sample by itself, as csv or ndjson: its time, channel, sequence, value, and the"
                            + " caller's own time if it gave one.")
    private boolean samples;

    @Option(
            names = "--from-samples",
            description =
                    "Make the intervals of retained samples instead of snapshots: --interval may then be shorter than"
                            + " the snapshots' own. Metrics that do not retain their samples are left out.")
    private boolean fromSamples;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file (default: standard output).")
    private Path output;

    @Mixin
    private OtlpOptions otlp;

    private ReplayFormat format;

    /**
     * The command.
     *
     * @param console where it writes.
     */
    public ReplayCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (target.isOtlp()) {
            return sendOverOtlp();
        }
        otlp.requireNone();
        format = target.text();
        if (speed.isBounded() && !format.isByInterval()) {
            throw CommandFault.wrongUsage(
                    "no intervals to pace",
                    "--speed " + speed,
                    "--format " + format + " is written at once: use it with ndjson, csv or hlog");
        }
        SampleOptions.check(samples, fromSamples, format, speed);
        if (format == ReplayFormat.ENTRIES && (selection.isOfSomeSeries() || intervalNs != null || fromSamples)) {
            throw CommandFault.wrongUsage(
                    "entries have no series",
                    "--format entries",
                    "leave out --metric, --label, --interval and --from-samples, which select series and their intervals");
        }
        final ReplayQuery query = query();
        console.stop().listen();
        try (JournalScan scan = JournalScan.open(directory, console);
                ReplayOutput out = output == null ? new StandardOutput(console) : FileOutput.open(output, "replays")) {
            return out.write(stream -> replay(scan, stream, query));
        }
    }

    private int sendOverOtlp() {
        if (samples || fromSamples || speed.isBounded() || output != null) {
            throw CommandFault.wrongUsage(
                    "nothing is written",
                    "--format otlp",
                    "leave out --samples, --from-samples, --speed and --output; --otlp-rate bounds how fast it is sent");
        }
        final ReplayQuery selected = query();
        final ReplayQuery query = intervalNs == null ? selected.interval(OtlpOptions.DEFAULT_INTERVAL_NS) : selected;
        console.stop().listen();
        return otlp.send(directory, query, selection.isOfSomeSeries(), console);
    }

    private ReplayQuery query() {
        final ReplayQuery selected = selection.query(console.clock().epochNanos());
        final ReplayQuery query = intervalNs == null ? selected : selected.interval(intervalNs);
        return fromSamples ? query.ofSamples() : query;
    }

    private int replay(final JournalScan scan, final OutputStream out, final ReplayQuery query) {
        final NoticedOutput stream = new NoticedOutput(out);
        final ReplayPasses passes = samples
                ? SampleOptions.format(format).open(query, stream)
                : format.open(query, stream, sink -> paced(sink, stream));
        final AskedMetrics asked = new AskedMetrics(query.metric());
        boolean isWhole = true;
        long intervals = 0;
        for (int pass = 1; passes.hasNext(); pass++) {
            final Replay replay = passes.next();
            if (pass > 1) {
                scan.rewind();
            }
            final FrameReader frames = new FrameReader(new Listeners(asked, new JournalGapBridge(replay), replay));
            read(scan, frames, pass == 1 ? "replaying" : "replaying, pass " + pass);
            final ReplaySummary summary = replay.finish();
            intervals += summary.intervals();
            if (isWhole) {
                RangeOptions.warn(directory, summary, console);
            }
            isWhole &= summary.isWhole();
        }
        if (isWhole && !console.stop().isRequested()) {
            asked.requireFound(directory.toString());
        }
        // A page of totals has no intervals to speak of: it is empty, or it is not.
        if (isWhole && (format == ReplayFormat.PROMETHEUS ? stream.isEmpty() : intervals == 0)) {
            console.err()
                    .println("tailrace: nothing in " + directory + " matches: audit tells its epochs, tail its series"
                            + (samples || query.fromSamples()
                                    ? ", and single samples are there only of metrics that retain them: record with"
                                            + " run --retain-samples"
                                    : ""));
        }
        for (final String omission : passes.omissions()) {
            console.err().println("tailrace: left out: " + omission);
            isWhole = false;
        }
        return judge(isWhole);
    }

    private void read(final JournalScan scan, final FrameReader frames, final String what) {
        if (speed.isBounded()) {
            // It takes as long as it is to take: nothing to tell.
            int polled = 1;
            while (polled > 0 && !console.stop().isRequested()) {
                polled = scan.readSome(frames);
            }
        } else {
            scan.readUntil(console.stop()::isRequested, frames, what);
        }
        if (console.stop().isRequested() && !format.isByInterval()) {
            throw CommandFault.cannotRun(
                    "stopped", directory.toString(), "--format " + format + " is whole or nothing: run it again");
        }
    }

    private ReplaySink paced(final ReplaySink sink, final OutputStream stream) {
        return speed.isBounded() ? new PacedSink(sink, stream, speed, console.clock(), console.stop()::await) : sink;
    }

    private int judge(final boolean isWhole) {
        if (console.stop().isRequested()) {
            console.err().println("tailrace: stopped: what was replayed until then is written");
        }
        // Somebody who watches a paced replay stops it when he has seen enough.
        return isWhole && (speed.isBounded() || !console.stop().isRequested()) ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }
}
