package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.samples.embedded.ExactlyOnceReader;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.SyncPolicy;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import io.tailrace.testsupport.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample that follows a journal and is killed at random has each snapshot once in the end, over rolls and restarts of the writer. */
class ExactlyOnceReaderTest {
    private static final int EPOCHS = 3;
    private static final int SNAPSHOTS_AN_EPOCH = 2_000;
    private static final int KILLS = 5;
    private static final int BYTES_A_LINE = 40;
    private static final long ROLL_BYTES = 256 * 1024;
    private static final int FIRST_JDK_OF_MORE_FLAGS = 24;
    private static final String BOOKMARK = "{\"tailrace_bookmark\"";

    @TempDir
    Path directory;

    @Test
    void shouldWriteEachSnapshotOnceWheneverItIsKilled() {
        Seeds.run(1, this::killAtRandom);
    }

    private void killAtRandom(final Random random) throws Exception {
        final Path output = directory.resolve("out.ndjson");
        writeEpoch();
        final Thread writer = new Thread(() -> {
            for (int epoch = 1; epoch < EPOCHS; epoch++) {
                writeEpoch();
            }
        });
        writer.start();
        final int outputBytes = EPOCHS * SNAPSHOTS_AN_EPOCH * BYTES_A_LINE;
        for (int kill = 1; kill <= KILLS; kill++) {
            final int killAtBytes = random.nextInt(outputBytes / (KILLS + 1) * kill);
            try (Started reader = read(output)) {
                Poll.until("something to kill", () -> size(output) > killAtBytes, reader::describe);
                reader.signal("KILL");
                reader.end();
            }
        }
        writer.join();
        final List<String> wanted = snapshots();
        assertTrue(wanted.size() >= EPOCHS * SNAPSHOTS_AN_EPOCH, () -> wanted.size() + " snapshots");
        try (Started reader = read(output)) {
            Poll.until("the end", () -> lines(output).size() >= wanted.size(), reader::describe);
            reader.signal("KILL");
            assertEquals(List.of(), reader.end().err());
        }
        assertEquals(wanted, lines(output));
    }

    private void writeEpoch() {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                        .service("shop")
                        .threadingMode(ThreadingMode.INVOKER)
                        .journal(ChronicleJournal.at(journal())
                                .rollBytes(ROLL_BYTES)
                                .syncPolicy(SyncPolicy.NONE)));
                Channel channel = engine.openChannel("till")) {
            final ChannelCounter orders = channel.counter(engine.register(
                    MetricDescriptor.counter("orders_total").help("Orders.").build()));
            for (int i = 0; i < SNAPSHOTS_AN_EPOCH; i++) {
                orders.increment();
                assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
            }
        }
    }

    /** What the lines must be, read from the journal's beginning. */
    private List<String> snapshots() {
        final List<String> lines = new ArrayList<>();
        final FrameReader frames = new FrameReader(new FrameListener() {
            @Override
            public void onSnapshot(final Snapshot snapshot, final long position) {
                lines.add("{\"epoch\":" + snapshot.epoch().epoch() + ",\"snapshot\":" + snapshot.snapshotId()
                        + ",\"samples\":" + snapshot.samples() + "}");
            }
        });
        try (ChronicleJournal journal = ChronicleJournal.openForReading(journal());
                FrameTailer tailer = journal.openTailer("wanted", StartPosition.EARLIEST)) {
            int polled = 1;
            while (polled > 0) {
                polled = tailer.poll(frames, 1_000);
            }
            assertTrue(journal.info().rollFiles().size() > EPOCHS, "no rolls");
        }
        return lines;
    }

    private Started read(final Path output) throws IOException {
        final List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "@" + Tailrace.ROOT.resolve("cli/src/main/dist/jvm-flags.txt"),
                "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= FIRST_JDK_OF_MORE_FLAGS) {
            command.add(2, "@" + Tailrace.ROOT.resolve("cli/src/main/dist/jvm-flags-24.txt"));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ExactlyOnceReader.class.getName(),
                journal().toString(),
                output.toString()));
        return Started.command(directory, command.toArray(String[]::new));
    }

    private Path journal() {
        return directory.resolve("journal");
    }

    private static long size(final Path output) {
        try {
            return Files.exists(output) ? Files.size(output) : -1;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(final Path output) {
        if (!Files.exists(output)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(output)) {
            return lines.filter(line -> !line.startsWith(BOOKMARK)).toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
