package io.tailrace.engine.reader.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.FrameFixture;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.PartFixture;
import io.tailrace.engine.reader.Shop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each format is read back. */
final class ReplayFormatTest {
    private static final long SECOND = 1_000_000_000;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void shouldWriteTheTotalsAtTheEndAsAPage() {
        final String page = replay(ReplayFormat.PROMETHEUS, ReplayQuery.ALL, ReplayTest.fourSnapshots());

        assertEquals("""
            # HELP shop_latency_seconds Time to serve.
            # TYPE shop_latency_seconds histogram
            shop_latency_seconds_bucket{le="0.001"} 1
            shop_latency_seconds_bucket{le="0.01"} 2
            shop_latency_seconds_bucket{le="0.1"} 3
            shop_latency_seconds_bucket{le="+Inf"} 3
            shop_latency_seconds_sum 0.092380672
            shop_latency_seconds_count 3
            # HELP shop_orders_total Orders.
            # TYPE shop_orders_total counter
            shop_orders_total{kind="order"} 10
            shop_orders_total{kind="refund"} 1
            # HELP shop_stock Items in stock.
            # TYPE shop_stock gauge
            shop_stock 1.5
            """, page);
    }

    @Test
    void shouldBeginThePageWithTheTotalsOfTheFirstCheckpoint() {
        final FrameFixture frames =
                Shop.checkpoint(new FrameFixture().from(3, 50), 4, 8, new PartFixture().counter(Shop.ORDERS, 100));

        final String page = replay(ReplayFormat.PROMETHEUS, ReplayQuery.ALL.label("kind", "order"), frames);

        assertTrue(page.endsWith("\nshop_orders_total{kind=\"order\"} 100\n"), page);
        assertFalse(page.contains("stock"), page);
    }

    @Test
    void shouldEndThePageWhereTheRangeEnds() {
        final String page = replay(
                ReplayFormat.PROMETHEUS,
                ReplayQuery.ALL.to(FrameFixture.STARTED_AT_NS + 2 * SECOND),
                ReplayTest.fourSnapshots());

        assertTrue(page.contains("shop_orders_total{kind=\"order\"} 8\n"), page);
        assertTrue(page.contains("shop_latency_seconds_count 2\n"), page);
    }

    @Test
    void shouldWriteOnlyWhatCameInARangeWithABeginning() {
        final FrameFixture frames = ReplayTest.fourSnapshots();
        Shop.describe(frames.startingAt(10).epoch(2, true))
                .snapshotPart(
                        1,
                        0,
                        new PartFixture()
                                .counter(Shop.ORDERS, 14)
                                .histogram(Shop.LATENCY, Shop.latencies(5_000_000_000L)))
                .snapshotCommit(1, 1);

        final String page =
                replay(ReplayFormat.PROMETHEUS, ReplayQuery.ALL.from(FrameFixture.STARTED_AT_NS + 2 * SECOND), frames);

        assertTrue(page.contains("shop_orders_total{kind=\"order\"} 6\n"), page);
        assertTrue(page.contains("shop_latency_seconds_bucket{le=\"0.001\"} 1\n"), page);
        assertTrue(page.contains("shop_latency_seconds_count 2\n"), page);
        assertFalse(page.contains("stock"), page);
    }

    @Test
    void shouldNotLookAtAnEpochThatBeganBehindTheRange() {
        final FrameFixture frames = ReplayTest.fourSnapshots();
        Shop.describe(frames.startingAt(10).epoch(2));

        final String page =
                replay(ReplayFormat.PROMETHEUS, ReplayQuery.ALL.to(FrameFixture.STARTED_AT_NS + 9 * SECOND), frames);

        assertTrue(page.contains("shop_orders_total{kind=\"order\"} 10\n"), page);
    }

    @Test
    void shouldBeginAHistogramAnewWhoseRangeChanged() {
        final MetricDescriptor changed = MetricDescriptor.histogram("shop_latency_seconds")
                .unit(Unit.SECONDS)
                .help("Time to serve.")
                .range(new HistogramRange(1, 1_000_000, 2))
                .bounds(0.0001)
                .build();
        final Histogram latencies = new Histogram(1, 1_000_000, 2);
        latencies.recordValue(500);
        final FrameFixture frames = ReplayTest.fourSnapshots()
                .startingAt(10)
                .epoch(2, true)
                .descriptor(1, changed)
                .series(1, 1)
                .snapshotPart(1, 0, new PartFixture().histogram(1, latencies))
                .snapshotCommit(1, 1);

        final String page = replay(ReplayFormat.PROMETHEUS, ReplayQuery.ALL.from(FrameFixture.STARTED_AT_NS), frames);

        assertTrue(page.contains("shop_latency_seconds_bucket{le=\"0.0001\"} 1\n"), page);
        assertTrue(page.contains("shop_latency_seconds_count 1\n"), page);
    }

    @Test
    void shouldShowBaseLabelsOnFirstPartySeriesOnly() {
        final MetricDescriptor ours = MetricDescriptor.counter("ours_total")
                .help("Ours.")
                .firstParty()
                .build();
        final FrameFixture frames = Shop.open(1)
                .descriptor(20, ours)
                .series(30, 20)
                .snapshotPart(1, 0, new PartFixture().counter(30, 7))
                .snapshotCommit(1, 1);

        final String page = replay(ReplayFormat.PROMETHEUS, ReplayQuery.ALL.label("instance", "shop-1"), frames);

        assertEquals("""
            # HELP ours_total Ours.
            # TYPE ours_total counter
            ours_total{service="shop",instance="shop-1",build_version="1.2.3",amnesia="off"} 7
            """, page);
    }

    @Test
    void shouldWriteNoPageOfTotalsThatAGapMadeUncertain() {
        final FrameFixture frames = ReplayTest.fourSnapshots().skip(1).status(1);
        final Replay replay = ReplayFormat.PROMETHEUS.open(ReplayQuery.ALL, out).next();
        frames.writeTo(new FrameReader(replay));

        assertFalse(replay.finish().isWhole());
        assertEquals(0, out.size());
    }

    @Test
    void shouldWriteAJsonObjectALine() {
        final List<JsonNode> lines = replay(ReplayFormat.NDJSON, ReplayQuery.ALL, ReplayTest.fourSnapshots())
                .lines()
                .map(MAPPER::readTree)
                .toList();

        assertEquals(7, lines.size());
        final JsonNode latency = lines.get(0);
        assertEquals("replay.v1", latency.get("schema").asString());
        assertEquals(1, latency.get("epoch").asInt());
        assertEquals("2023-11-14T22:13:20Z", latency.get("from").asString());
        assertEquals("2023-11-14T22:13:21Z", latency.get("to").asString());
        assertEquals("shop_latency_seconds", latency.get("metric").asString());
        assertEquals("histogram", latency.get("type").asString());
        assertEquals("seconds", latency.get("unit").asString());
        assertEquals(2, latency.get("count").asInt());
        assertEquals(0.002, latency.get("p50").asDouble(), 0.00001);
        assertEquals(0.09, latency.get("p99.9").asDouble(), 0.0001);
        assertEquals(latency.get("max").asDouble(), latency.get("p99.9").asDouble());
        final JsonNode orders = lines.get(2);
        assertEquals("order", orders.get("labels").get("kind").asString());
        assertEquals(3, orders.get("increment").asInt());
        assertEquals(8, orders.get("total").asInt());
        assertEquals(1.5, lines.get(3).get("value").asDouble());
    }

    @Test
    void shouldWriteNumbersThatJsonHasNoneForAsText() {
        final FrameFixture frames = Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().gauge(Shop.STOCK, Double.NaN))
                .snapshotCommit(1, 1)
                .snapshotPart(2, 0, new PartFixture().gauge(Shop.STOCK, Double.NEGATIVE_INFINITY))
                .snapshotCommit(2, 1);

        final List<String> values = replay(ReplayFormat.NDJSON, ReplayQuery.ALL, frames)
                .lines()
                .map(line -> MAPPER.readTree(line).get("value").asString())
                .toList();

        assertEquals(List.of("NaN", "-Inf"), values);
    }

    @Test
    void shouldWriteRowsUnderAHeader() {
        final FrameFixture frames = Shop.describe(new FrameFixture().epoch(1))
                .series(20, 10, "a \"b\", c\nd")
                .snapshotPart(
                        1,
                        0,
                        new PartFixture()
                                .counter(20, 5)
                                .gauge(Shop.STOCK, 2.5)
                                .histogram(Shop.LATENCY, Shop.latencies(1_048_576)))
                .snapshotCommit(1, 1);

        final String[] rows = replay(ReplayFormat.CSV, ReplayQuery.ALL, frames).split("\r\n", -1);

        assertEquals("time,epoch,metric,labels,type,count,sum,min,p50,p90,p99,p99.9,max,value", rows[0]);
        assertEquals(
                "2023-11-14T22:13:21Z,1,shop_latency_seconds,,histogram,1,0.001048576,0.001048576,0.001048576,"
                        + "0.001048576,0.001048576,0.001048576,0.001048576,",
                rows[1]);
        assertEquals(
                "2023-11-14T22:13:21Z,1,shop_orders_total,\"kind=\"\"a \\\"\"b\\\"\", c\\nd\"\"\",counter,5,,,,,,,,5",
                rows[2]);
        assertEquals("2023-11-14T22:13:21Z,1,shop_stock,,gauge,,,,,,,,,2.5", rows[3]);
        assertEquals("", rows[4]);
        for (int i = 1; i < 4; i++) {
            assertEquals(14, rows[i].replaceAll("\"([^\"]|\"\")*\"", "").split(",", -1).length, rows[i]);
        }
    }

    @Test
    void shouldWriteAnIntervalLogThatHdrHistogramReads() {
        replay(ReplayFormat.HLOG, ReplayQuery.ALL, ReplayTest.fourSnapshots());

        final List<Histogram> read = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(out.toByteArray()))) {
            for (EncodableHistogram next; (next = reader.nextIntervalHistogram()) != null; ) {
                read.add((Histogram) next);
            }
            assertEquals(FrameFixture.STARTED_AT_NS / 1e9, reader.getStartTimeSec());
        }

        assertEquals(2, read.size());
        assertEquals("shop_latency_seconds", read.get(0).getTag());
        assertEquals(FrameFixture.STARTED_AT_NS / 1_000_000, read.get(0).getStartTimeStamp());
        assertEquals(FrameFixture.STARTED_AT_NS / 1_000_000 + 1_000, read.get(0).getEndTimeStamp());
        assertEquals(2, read.get(0).getTotalCount());
        assertEquals(1, read.get(0).getCountAtValue(90_000_000));
        assertEquals(1, read.get(1).getTotalCount());
    }

    @Test
    void shouldWriteAnIntervalLogThatHdrHistogramProcesses(@TempDir final Path folder) throws Exception {
        replay(ReplayFormat.HLOG, ReplayQuery.ALL, ReplayTest.fourSnapshots());
        final Path log = Files.write(folder.resolve("in.hlog"), out.toByteArray());
        final Path summary = folder.resolve("out");

        final HistogramLogProcessor processor = new HistogramLogProcessor(
                new String[] {"-i", log.toString(), "-o", summary.toString(), "-tag", "shop_latency_seconds"});
        processor.start();
        processor.join();

        final String percentiles = Files.readString(folder.resolve("out.hgrm"));
        assertTrue(percentiles.contains("Total count    =            3"), percentiles);
    }

    @Test
    void shouldTagHistogramsWithTheirLabels() {
        final MetricDescriptor metric = MetricDescriptor.histogram("sizes")
                .help("Sizes.")
                .labelNames("path", "verb")
                .build();
        final FrameFixture frames = new FrameFixture()
                .epoch(1)
                .descriptor(1, metric)
                .series(1, 1, "/a b,c;\u00e4", "GET")
                .snapshotPart(1, 0, new PartFixture().histogram(1, sizes(metric)))
                .snapshotCommit(1, 1);

        replay(ReplayFormat.HLOG, ReplayQuery.ALL, frames);

        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(out.toByteArray()))) {
            final EncodableHistogram only = reader.nextIntervalHistogram();
            assertEquals("sizes{path=/a%20b%2Cc%3B%C3%A4;verb=GET}", ((Histogram) only).getTag());
            assertNull(reader.nextIntervalHistogram());
        }
    }

    @Test
    void shouldWriteEntriesOfTheRangeAndThoseBehindTheYear2262WhereItHasNoEnd() {
        final long lastUs = Long.MAX_VALUE / 1_000;
        final FrameFixture frames = Shop.open(1);
        final long[] timesUs = {0, 1, 2, 3, lastUs, lastUs + 1, Long.MAX_VALUE};
        for (int i = 0; i < timesUs.length; i++) {
            frames.entry(i, entryAt(timesUs[i]));
        }

        assertEquals(LongStream.of(timesUs).boxed().toList(), timestamps(ReplayQuery.ALL, frames));
        assertEquals(List.of(2L, 3L), timestamps(ReplayQuery.ALL.from(1_999).to(3_000), frames));
        assertEquals(List.of(3L), timestamps(ReplayQuery.ALL.from(2_000).to(3_999), frames));
        assertEquals(List.of(lastUs + 1, Long.MAX_VALUE), timestamps(ReplayQuery.ALL.from(lastUs * 1_000), frames));
        assertEquals(List.of(lastUs), timestamps(ReplayQuery.ALL.from(3_000).to(Long.MAX_VALUE - 1), frames));
    }

    private List<Long> timestamps(final ReplayQuery query, final FrameFixture frames) {
        out.reset();
        return replay(ReplayFormat.ENTRIES, query, frames)
                .lines()
                .map(line -> EntryReader.read(line).timestampUs())
                .toList();
    }

    private static TelemetryEntry entryAt(final long timestampUs) {
        return new TelemetryEntry(
                new UUID(1, timestampUs),
                timestampUs,
                ComponentId.Plain.ORCHESTRATOR,
                EventLevel.Known.INFO,
                new EventData.MemoryPressure(1, 2),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(ReplayFormat.class)
    void shouldWriteSomethingValidForAnEmptyLog(final ReplayFormat format) {
        final String nothing = replay(format, ReplayQuery.ALL, new FrameFixture());

        assertEquals(
                switch (format) {
                    case PROMETHEUS, NDJSON, ENTRIES -> 0;
                    case OPENMETRICS, CSV -> 1;
                    case HLOG -> 4;
                },
                nothing.lines().count());
    }

    @ParameterizedTest
    @EnumSource(value = ReplayFormat.class, names = "ENTRIES", mode = EnumSource.Mode.EXCLUDE) // there are none
    void shouldTellThatTheOutputCannotBeWritten(final ReplayFormat format) {
        final ReplayPasses passes = format.open(ReplayQuery.ALL, new FullDisk());

        assertThrows(UncheckedIOException.class, () -> run(passes, ReplayTest.fourSnapshots()));
    }

    @Test
    void shouldFindFormatsByName() {
        assertEquals(ReplayFormat.HLOG, ReplayFormat.of("hlog"));
        final String message = assertThrows(IllegalArgumentException.class, () -> ReplayFormat.of("xml"))
                .getMessage();
        assertEquals(
                "no format is called \"xml\": use one of prometheus, openmetrics, ndjson, csv, hlog, entries", message);
    }

    private String replay(final ReplayFormat format, final ReplayQuery query, final FrameFixture frames) {
        run(format.open(query, out), frames);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void run(final ReplayPasses passes, final FrameFixture frames) {
        while (passes.hasNext()) {
            final Replay replay = passes.next();
            frames.writeTo(new FrameReader(replay));
            replay.finish();
        }
    }

    private static Histogram sizes(final MetricDescriptor metric) {
        final Histogram histogram =
                new Histogram(metric.range().lowestValue(), metric.range().highestValue(), 3);
        histogram.recordValue(77);
        return histogram;
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(final int next) throws IOException {
            throw new IOException("no space left");
        }
    }
}
