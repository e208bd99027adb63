package io.tailrace.engine.reader.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.FrameFixture;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.PartFixture;
import io.tailrace.engine.reader.Shop;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackfillTest {
    private static final long SECOND = 1_000_000_000;
    private static final long ROOM = 1 << 20;

    private int passes;
    private List<String> omissions = List.of();

    @Test
    void shouldWriteEachSeriesWithItsPointsInTheOrderOfTime() {
        assertEquals("""
            # TYPE shop_latency_seconds histogram
            # UNIT shop_latency_seconds seconds
            # HELP shop_latency_seconds Time to serve.
            shop_latency_seconds_bucket{le="0.001"} 0 1700000001.000
            shop_latency_seconds_bucket{le="0.01"} 1 1700000001.000
            shop_latency_seconds_bucket{le="0.1"} 2 1700000001.000
            shop_latency_seconds_bucket{le="+Inf"} 2 1700000001.000
            shop_latency_seconds_count 2 1700000001.000
            shop_latency_seconds_sum 0.0919808 1700000001.000
            shop_latency_seconds_created 1700000000.000 1700000001.000
            shop_latency_seconds_bucket{le="0.001"} 1 1700000003.000
            shop_latency_seconds_bucket{le="0.01"} 2 1700000003.000
            shop_latency_seconds_bucket{le="0.1"} 3 1700000003.000
            shop_latency_seconds_bucket{le="+Inf"} 3 1700000003.000
            shop_latency_seconds_count 3 1700000003.000
            shop_latency_seconds_sum 0.092380672 1700000003.000
            shop_latency_seconds_created 1700000000.000 1700000003.000
            # TYPE shop_orders counter
            # HELP shop_orders Orders.
            shop_orders_total{kind="order"} 5 1700000001.000
            shop_orders_created{kind="order"} 1700000000.000 1700000001.000
            shop_orders_total{kind="order"} 8 1700000002.000
            shop_orders_created{kind="order"} 1700000000.000 1700000002.000
            shop_orders_total{kind="order"} 10 1700000004.000
            shop_orders_created{kind="order"} 1700000000.000 1700000004.000
            shop_orders_total{kind="refund"} 1 1700000003.000
            shop_orders_created{kind="refund"} 1700000000.000 1700000003.000
            # TYPE shop_stock gauge
            # HELP shop_stock Items in stock.
            shop_stock 1.5 1700000002.000
            # EOF
            """, backfill(ReplayQuery.ALL, ROOM, ReplayTest.fourSnapshots()));
        assertEquals(2, passes);
        assertEquals(List.of(), omissions);
    }

    @Test
    void shouldWriteTheSameInAsManyPassesAsItsRoomDemands() {
        final String inOne = backfill(ReplayQuery.ALL, ROOM, ReplayTest.fourSnapshots());

        assertEquals(inOne, backfill(ReplayQuery.ALL, 1, ReplayTest.fourSnapshots()));
        assertEquals(1 + 4, passes);
        assertEquals(inOne, backfill(ReplayQuery.ALL, 2_000, ReplayTest.fourSnapshots()));
        assertTrue(passes > 2 && passes < 5, () -> passes + " passes");
    }

    @Test
    void shouldWriteAPointAnIntervalAndOnlyOfWhatIsSelected() {
        final ReplayQuery query = ReplayQuery.ALL
                .interval(2 * SECOND)
                .label("kind", "order")
                .from(FrameFixture.STARTED_AT_NS)
                .to(FrameFixture.STARTED_AT_NS + 3 * SECOND);

        assertEquals(
                List.of("shop_orders_total{kind=\"order\"} 8 1700000002.000"),
                lines(backfill(query, ROOM, ReplayTest.fourSnapshots()), "shop_orders_total"));
        assertEquals(
                List.of("shop_orders_total{kind=\"order\"} 10 1700000004.000"),
                lines(
                        backfill(
                                ReplayQuery.ALL.label("kind", "order").from(FrameFixture.STARTED_AT_NS + 3 * SECOND),
                                ROOM,
                                ReplayTest.fourSnapshots()),
                        "shop_orders_total"));
    }

    @Test
    void shouldGoOnWithTotalsAndTheirBeginningOverARestart() {
        final FrameFixture frames = ReplayTest.fourSnapshots();
        Shop.describe(frames.startingAt(10).epoch(2, true));
        frames.snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 14)).snapshotCommit(1, 1);
        // What goes on from an earlier epoch is in a checkpoint right behind its first snapshot.
        Shop.checkpoint(
                frames,
                1,
                1,
                new PartFixture()
                        .counter(Shop.ORDERS, 14)
                        .counter(Shop.REFUNDS, 1)
                        .histogram(Shop.LATENCY, Shop.latencies(2_000_000, 90_000_000, 400_000)));
        frames.snapshotPart(2, 0, new PartFixture().histogram(Shop.LATENCY, Shop.latencies(1)))
                .snapshotCommit(2, 1);

        final String text = backfill(ReplayQuery.ALL, 1, frames);

        assertEquals(
                List.of("2", "3", "3", "4"),
                lines(text, "shop_latency_seconds_count").stream()
                        .map(line -> line.split(" ", -1)[1])
                        .toList());
        final List<String> orders = lines(text, "shop_orders_created{kind=\"order\"}");
        assertEquals("shop_orders_created{kind=\"order\"} 1700000000.000 1700000011.000", orders.get(3), text);
        assertEquals(4, orders.size());
    }

    @Test
    void shouldNotSayWhenATotalBeganThatItDidNotSeeBegin() {
        final FrameFixture frames =
                Shop.checkpoint(new FrameFixture().from(3, 50), 4, 8, new PartFixture().counter(Shop.ORDERS, 100));

        final String text = backfill(ReplayQuery.ALL, ROOM, frames);

        assertTrue(text.contains("shop_orders_total{kind=\"order\"} 100 "), text);
        assertTrue(text.contains("_created"), "not resumed: it began with the epoch\n" + text);
        final FrameFixture resumed = Shop.describe(new FrameFixture()
                        .startingAt(0)
                        .from(3, 50)
                        .checkpointBegin(4, 8)
                        .epochFrame(true, true))
                .checkpointPart(4, 0, new PartFixture().counter(Shop.ORDERS, 100))
                .checkpointCommit(4, 1);
        assertFalse(backfill(ReplayQuery.ALL, ROOM, resumed).contains("_created"));
    }

    @Test
    void shouldRepeatWhatDoesNotChangeBeforePrometheusForgetsIt() {
        final FrameFixture frames = ReplayTest.fourSnapshots();
        for (int second = 5; second <= 120; second++) {
            frames.status(FrameFixture.STARTED_AT_NS + second * SECOND);
        }

        final List<String> stock = lines(backfill(ReplayQuery.ALL, ROOM, frames), "shop_stock ");

        assertEquals(
                List.of(
                        "shop_stock 1.5 1700000002.000",
                        "shop_stock 1.5 1700000061.000",
                        "shop_stock 1.5 1700000091.000"),
                stock);
    }

    @Test
    void shouldShowNothingThatAGapMadeUncertain() {
        final FrameFixture frames = ReplayTest.fourSnapshots().skip(1);
        frames.snapshotPart(5, 0, new PartFixture().histogram(Shop.LATENCY, Shop.latencies(1)))
                .snapshotCommit(5, 1);
        Shop.checkpoint(frames, 1, 5, new PartFixture().histogram(Shop.LATENCY, Shop.latencies(1, 2, 3, 4, 5, 6, 7)));

        final List<String> counts = lines(backfill(ReplayQuery.ALL, ROOM, frames), "shop_latency_seconds_count");

        assertEquals(
                List.of("2", "3", "7"),
                counts.stream().map(it -> it.split(" ", -1)[1]).toList());
    }

    @Test
    void shouldSayWhatCannotStandInTheFile() {
        final FrameFixture frames = ReplayTest.fourSnapshots();
        final MetricDescriptor clash =
                MetricDescriptor.gauge("shop_orders").help("Open ones.").build();
        // The clock was set back: the second epoch begins with the first.
        Shop.describe(frames.epoch(2, true))
                .descriptor(20, clash)
                .series(30, 20)
                .snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 11).gauge(30, 4))
                .snapshotCommit(1, 1);
        Shop.checkpoint(frames, 1, 1, new PartFixture().counter(Shop.ORDERS, 11));

        final String text = backfill(ReplayQuery.ALL, 1, frames);

        assertFalse(text.contains(" 11 "), text);
        assertEquals(2, omissions.size(), omissions::toString);
        assertEquals(
                "shop_orders: a gauge in none cannot stand beside the counter in none of the same name",
                omissions.get(0));
        assertTrue(omissions.get(1).matches("\\d points: the wall clock was set back.*"), omissions.get(1));
    }

    @Test
    void shouldLeaveOutWhatComesWhileItReads() {
        final FrameFixture frames = ReplayTest.fourSnapshots();
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final Backfill backfill = new Backfill(ReplayQuery.ALL, out, 1);
        while (backfill.hasNext()) {
            final Replay pass = backfill.next();
            frames.writeTo(new FrameReader(pass));
            pass.finish();
            final int more = 5 + passes++;
            frames.snapshotPart(more, 0, new PartFixture().counter(Shop.ORDERS, 10 + more))
                    .snapshotCommit(more, 1);
        }

        assertEquals(backfill(ReplayQuery.ALL, ROOM, ReplayTest.fourSnapshots()), out.toString(StandardCharsets.UTF_8));
    }

    private String backfill(final ReplayQuery query, final long budgetInBytes, final FrameFixture frames) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final Backfill backfill = new Backfill(query, out, budgetInBytes);
        passes = 0;
        while (backfill.hasNext()) {
            passes++;
            final Replay pass = backfill.next();
            frames.writeTo(new FrameReader(pass));
            pass.finish();
        }
        omissions = backfill.omissions();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> lines(final String text, final String beginning) {
        return text.lines().filter(line -> line.startsWith(beginning)).toList();
    }
}
