package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.Proposal;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayFormat;
import io.tailrace.engine.reader.replay.ReplayPasses;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.reader.replay.SampleFormat;
import io.tailrace.testsupport.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Streams that somebody damaged, with and without right checksums, read by every listener there is. */
final class FrameReaderFuzzTest {
    private static final int ROUNDS = 200;
    private static final int KEPT_ID = 77;
    private static final MetricDescriptor KEPT = MetricDescriptor.histogram("shop_kept")
            .help("Kept.")
            .retainSamples()
            .build();

    /** One of each shape: texts, proposals, details, and a part of a later version. */
    private static final List<TelemetryEntry> ENTRIES = List.of(
            entry(new EventData.AdapterStopped("till closed")),
            entry(new EventData.ProcessingCompleted(3, 1.5, 7)),
            entry(new EventData.ConsensusConflict(1, List.of(new Proposal(new ComponentId.GpuKernel("sort"), 2)))),
            entry(new EventData.Unknown("Later", RawJson.of("{\"type\":\"Later\",\"a\":[1]}"))));

    private static TelemetryEntry entry(final EventData event) {
        return new TelemetryEntry(
                new UUID(1, 1),
                1,
                ComponentId.Plain.ORCHESTRATOR,
                EventLevel.Known.INFO,
                event,
                Optional.of(new UUID(2, 2)),
                Optional.empty());
    }

    @Test
    void shouldNeverTellWhatWasNotWritten() {
        final List<byte[]> written = stream();
        final Set<String> whole = told(written);
        Seeds.run(ROUNDS, random -> {
            final List<byte[]> damaged = copy(written);
            for (int i = 0; i <= random.nextInt(5); i++) {
                damage(damaged, random);
            }
            final Set<String> told = told(damaged);
            assertTrue(whole.containsAll(told), () -> "told " + told + " of " + whole);
        });
    }

    @Test
    void shouldSurviveContentThatLies() {
        final List<byte[]> written = stream();
        Seeds.run(ROUNDS, random -> {
            final List<byte[]> lies = copy(written);
            for (int i = 0; i <= random.nextInt(3); i++) {
                final int at = random.nextInt(lies.size());
                final byte[] frame = lie(lies.get(at), random);
                lies.set(at, frame);
                Hostile.reseal(frame);
            }
            told(lies);
        });
    }

    @Test
    void shouldSurviveBytesThatAreNoFrames() {
        Seeds.run(ROUNDS, random -> {
            final byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            told(List.of(bytes));
        });
    }

    /** Every message, twice around: two epochs, snapshots of several parts, a checkpoint. */
    private static List<byte[]> stream() {
        final FrameFixture frames = new FrameFixture();
        for (int epoch = 1; epoch <= 2; epoch++) {
            Shop.describe(frames.epoch(epoch))
                    .status(1)
                    .descriptor(13, KEPT)
                    .series(KEPT_ID, 13)
                    .sampleBlock(Shop.TILL, KEPT_ID, 0, 5, 4)
                    .givenUp(Shop.TILL, 6, 8, 2, 3)
                    .snapshotPart(
                            1, 0, new PartFixture().counter(Shop.ORDERS, 5).gauge(Shop.STOCK, 1))
                    .snapshotPart(1, 1, new PartFixture().piece(Shop.LATENCY, Shop.latencies(5_000, 70_000), 0, 20))
                    .snapshotPart(1, 2, new PartFixture().piece(Shop.LATENCY, Shop.latencies(5_000, 70_000), 20, 999))
                    .snapshotCommit(1, 3, Shop.till(0, 8));
            Shop.checkpoint(frames, 1, 1, new PartFixture().counter(Shop.ORDERS, 5), Shop.till(0, 8))
                    .snapshotPart(2, 0, new PartFixture().histogram(Shop.LATENCY, Shop.latencies(1_000_000)))
                    .snapshotCommit(2, 1, Shop.till(9, 9))
                    .seriesEnded(Shop.REFUNDS)
                    .channelClosed(Shop.TILL, 9, 0);
            for (int i = 0; i < ENTRIES.size(); i++) {
                frames.entry(i, ENTRIES.get(i));
            }
        }
        return frames.frames();
    }

    private static void damage(final List<byte[]> frames, final Random random) {
        final int at = random.nextInt(frames.size());
        final byte[] frame = frames.get(at);
        switch (random.nextInt(5)) {
            case 0 -> frames.remove(at);
            case 1 -> frames.add(at, frame);
            case 2 -> frames.set(at, Arrays.copyOf(frame, random.nextInt(frame.length)));
            case 3 -> frames.set(at, Arrays.copyOf(frame, frame.length + 1 + random.nextInt(9)));
            default -> {
                if (frame.length > 0) {
                    frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        if (frames.isEmpty()) {
            frames.add(new byte[0]);
        }
    }

    /** Changes the message or its header, or cuts it off; the frame header stays. */
    private static byte[] lie(final byte[] frame, final Random random) {
        final int length = random.nextInt(4) == 0 ? 24 + random.nextInt(frame.length - 23) : frame.length;
        final byte[] lie = Arrays.copyOf(frame, length);
        for (int i = 0; i <= random.nextInt(3); i++) {
            final int at = 16 + random.nextInt(lie.length - 16);
            lie[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextBoolean() ? 0xFF : 0);
        }
        return lie;
    }

    /** Reads a stream out of the middle of a larger buffer. */
    private static void read(final List<byte[]> frames, final List<FrameReader> readers) {
        for (int i = 0; i < frames.size(); i++) {
            final byte[] frame = frames.get(i);
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[frame.length + 64]);
            buffer.setMemory(0, buffer.capacity(), (byte) 0x55);
            buffer.putBytes(32, frame);
            for (final FrameReader reader : readers) {
                reader.onFrame(buffer, 32, frame.length, i);
            }
        }
    }

    /** Reads a stream and says what it told: each value, and of which snapshot. */
    private static Set<String> told(final List<byte[]> frames) {
        final RecordingListener heard = new RecordingListener();
        final TelemetryView view = new TelemetryView();
        final FrameAudit audit = new FrameAudit();
        read(frames, List.of(new FrameReader(heard), new FrameReader(view), new FrameReader(audit)));
        for (final ReplayFormat format : ReplayFormat.values()) {
            final ReplayPasses passes = format.open(ReplayQuery.ALL, OutputStream.nullOutputStream());
            while (passes.hasNext()) {
                final Replay replay = passes.next();
                read(frames, List.of(new FrameReader(replay)));
                replay.finish();
            }
        }
        final Set<String> told = new HashSet<>();
        final ByteArrayOutputStream rows = new ByteArrayOutputStream();
        final Replay samples = SampleFormat.NDJSON.open(ReplayQuery.ALL, rows).next();
        read(frames, List.of(new FrameReader(samples)));
        samples.finish();
        rows.toString(StandardCharsets.UTF_8)
                .lines()
                .map(row -> row.replace("\"channel\":\"\"", "\"channel\":\"till\"")) // its opening was lost
                .forEach(told::add);
        for (final long intervalNs : new long[] {0, 7}) {
            final Replay replay = ReplayFormat.CSV
                    .open(ReplayQuery.ALL.interval(intervalNs).ofSamples(), OutputStream.nullOutputStream())
                    .next();
            read(frames, List.of(new FrameReader(replay)));
            replay.finish();
        }
        view.series();
        audit.report();
        for (final Snapshot snapshot : heard.snapshots) {
            final String of = snapshot.epoch().epoch() + " snapshot " + snapshot.snapshotId() + " ";
            add(told, of, snapshot.values(), snapshot.channels());
        }
        for (final Checkpoint checkpoint : heard.checkpoints) {
            final String of = checkpoint.epoch().epoch() + " checkpoint " + checkpoint.checkpointId() + " ";
            add(told, of, checkpoint.values(), checkpoint.channels());
        }
        return told;
    }

    private static void add(
            final Set<String> told, final String of, final Values values, final List<ChannelRange> channels) {
        values.counters().forEach(counter -> told.add(of + counter));
        values.gauges().forEach(gauge -> told.add(of + gauge));
        values.histograms()
                .forEach(value -> told.add(of
                        + value.series()
                        + value.count()
                        + value.sum()
                        + value.min()
                        + value.max()
                        + value.buckets().total()));
        channels.forEach(range -> told.add(of + range.channelId() + range.firstSequence() + range.lastSequence()));
    }

    private static List<byte[]> copy(final List<byte[]> frames) {
        final List<byte[]> copy = new ArrayList<>();
        frames.forEach(frame -> copy.add(frame.clone()));
        return copy;
    }
}
