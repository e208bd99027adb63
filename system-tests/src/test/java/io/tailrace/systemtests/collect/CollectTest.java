package io.tailrace.systemtests.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FleetTotals;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SampleHistogram;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.systemtests.disk.Jvm;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code tailrace collect} over UDP with three engines in processes of their own, while one of them and the command itself die in between. */
class CollectTest {
    private static final Pattern ADDRESS = Pattern.compile("metrics +(http://\\S+)");
    private static final Pattern FRAMES = Pattern.compile("frames +(aeron:\\S+)");
    private static final Pattern RETURNS = Pattern.compile("returns +(aeron:\\S+)");
    private static final List<String> INSTANCES = List.of("one", "two", "three");

    @TempDir
    Path folder;

    private String channel = "aeron:udp?endpoint=127.0.0.1:0";
    private String returnChannel = "aeron:udp?control=127.0.0.1:0|control-mode=dynamic";

    @Test
    void shouldHoldAllThatThreeEnginesRecordedWhenOneOfThemAndTheCollectorDieInBetween() throws Exception {
        final List<Started> children = new ArrayList<>();
        Started collect = startCollect();
        try {
            for (int i = 0; i < INSTANCES.size(); i++) {
                children.add(startChild(i, i));
            }
            children.forEach(child -> child.awaitOut(Pattern.compile("recorded")));
            children.get(1).close(); // kill -9, whatever was acknowledged
            collect.close();
            children.set(1, startChild(1, 3));
            collect = startCollect();
            children.get(1).awaitOut(Pattern.compile("recorded"));

            Files.createFile(folder.resolve("end"));
            for (final Started child : children) {
                child.awaitOut(Pattern.compile("delivered"));
                child.end().expect(0);
            }
            checkPage(collect);
            collect.signal("INT");
            final Ended ended = collect.end();
            checkSummary(ended.expect(0).json());
            checkJournals();
        } finally {
            collect.close();
            children.forEach(Started::close);
        }
    }

    private Started startCollect() throws IOException {
        final Started collect = Tailrace.in(folder)
                .start(
                        "collect",
                        "--journal",
                        "fleet",
                        "--port",
                        "0",
                        "--channel",
                        channel,
                        "--return-channel",
                        returnChannel,
                        "--json");
        // The next one is to be found where the first one was.
        channel = collect.awaitErr(FRAMES).group(1);
        returnChannel = collect.awaitErr(RETURNS).group(1);
        return collect;
    }

    private Started startChild(final int instance, final long seed) throws IOException {
        final List<String> command = Jvm.same()
                .command(
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        SendingChild.class,
                        folder.resolve("child-" + instance).toString(),
                        INSTANCES.get(instance),
                        channel,
                        returnChannel + "|endpoint=127.0.0.1:0",
                        Long.toString(seed),
                        folder.resolve("end").toString());
        return Started.command(folder, command.toArray(String[]::new));
    }

    /** Of all samples together, seeds 0 to 3. */
    private static HistogramTotals all() {
        final SampleHistogram samples = new SampleHistogram(SentSamples.work());
        for (int seed = 0; seed <= INSTANCES.size(); seed++) {
            for (final long value : SentSamples.values(seed)) {
                samples.record(value, 0);
            }
        }
        final HistogramTotals all = new HistogramTotals(SentSamples.work());
        all.add(samples);
        return all;
    }

    private void checkPage(final Started collect) {
        final Http http = new Http(URI.create(collect.awaitErr(ADDRESS).group(1)));
        final long samples = 4L * SentSamples.SAMPLES_A_PART;
        final List<String> wanted = List.of(
                "\nfleet_work_seconds_count{service=\"shop\"} " + samples + "\n",
                "\nfleet_calls_total{service=\"shop\"} " + samples + "\n",
                "\nwork_seconds_count{service=\"shop\",instance=\"one\"} " + SentSamples.SAMPLES_A_PART + "\n",
                "\nwork_seconds_count{service=\"shop\",instance=\"two\"} " + 2 * SentSamples.SAMPLES_A_PART + "\n");
        // A sample and its call may be of two snapshots, so that a page may have the one and not yet the other.
        Poll.until(
                wanted.toString(),
                () -> http.tryGet("/metrics")
                        .filter(page -> wanted.stream().allMatch(page.body()::contains))
                        .isPresent(),
                () -> http.tryGet("/metrics").map(HttpResponse::body).orElse("no page") + "\n" + collect.describe());
    }

    private static void checkSummary(final JsonNode summary) {
        assertEquals("tailrace.collect.v2", summary.get("schema").asString());
        assertEquals(3, summary.get("sources").size());
        final HistogramTotals all = all();
        for (final JsonNode series : summary.get("merged")) {
            if (series.get("name").asString().equals("fleet_work_seconds")) {
                assertEquals(all.count(), series.get("count").asLong());
                assertEquals(
                        seconds(all.valueAtPercentile(50)), series.get("p50").asDouble());
                assertEquals(
                        seconds(all.valueAtPercentile(99)), series.get("p99").asDouble());
                assertEquals(
                        seconds(all.valueAtPercentile(99.99)),
                        series.get("p99_99").asDouble());
                assertEquals(seconds(all.max()), series.get("max").asDouble());
                return;
            }
        }
        throw new AssertionError(summary);
    }

    private static double seconds(final long ns) {
        return SentSamples.work().unit().toExposed((double) ns);
    }

    private void checkJournals() throws Exception {
        final FleetTotals totals = new FleetTotals();
        for (final String instance : INSTANCES) {
            final Path journal = folder.resolve("fleet/shop").resolve(instance);
            read(journal, totals);
            Tailrace.in(folder).run("audit", journal.toString()).expect(0); // each channel's ranges add up
        }
        final SeriesTotals merged = totals.series().stream()
                .filter(series -> series.info().metric().name().equals("fleet_work_seconds"))
                .findFirst()
                .orElseThrow();
        assertEquals(buckets(all()), buckets(merged.histogram()));
        assertEquals(all().sum(), merged.histogram().sum());
    }

    private static void read(final Path folder, final FleetTotals totals) {
        final FrameReader reader = new FrameReader(totals.source());
        try (ChronicleJournal journal = ChronicleJournal.openForReading(folder);
                FrameTailer tailer = journal.openTailer("test", StartPosition.EARLIEST)) {
            while (tailer.poll(reader, 1_000) > 0) {
                // All that there is.
            }
        }
    }

    private static List<String> buckets(final HistogramTotals totals) {
        final List<String> buckets = new ArrayList<>();
        totals.visitBuckets((index, count) -> buckets.add(index + ":" + count));
        return buckets;
    }
}
