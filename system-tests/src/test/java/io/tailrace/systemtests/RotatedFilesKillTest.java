package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.SyncPolicy;
import io.tailrace.sinks.ndjson.FsyncPolicy;
import io.tailrace.sinks.ndjson.NdjsonContext;
import io.tailrace.sinks.ndjson.NdjsonTransport;
import io.tailrace.sinks.ndjson.RotationPolicy;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import io.tailrace.testsupport.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes entries of a journal into rotating files is killed at random and has each entry once in the end. */
class RotatedFilesKillTest {
    private static final int ENTRIES = 6_000;
    private static final int KILLS = 4;
    private static final int FIRST_JDK_OF_MORE_FLAGS = 24;

    @TempDir
    Path directory;

    @Test
    void shouldHaveEachEntryOnceWheneverTheWriterIsKilled() {
        Seeds.run(1, this::killAtRandom);
    }

    private void killAtRandom(final Random random) throws Exception {
        Files.createDirectory(out());
        record();
        for (int kill = 1; kill <= KILLS; kill++) {
            final int killAtFiles = files().size() + random.nextInt(6);
            try (Started writer = write()) {
                Poll.until("files to kill at", () -> files().size() > killAtFiles || isAllThere(), writer::describe);
                writer.signal("KILL");
                writer.end();
            }
        }
        try (Started writer = write()) {
            Poll.until("the end", this::isAllThere, writer::describe);
            writer.signal("TERM");
            assertEquals(List.of(), writer.end().err());
        }
        assertEquals(LongStream.range(0, ENTRIES).boxed().toList(), numbers());
        assertTrue(files().size() > 10, () -> files().toString());
    }

    private void record() {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .threadingMode(ThreadingMode.INVOKER)
                .journal(ChronicleJournal.at(directory.resolve("journal")).syncPolicy(SyncPolicy.NONE)))) {
            final ComponentEntries orchestrator = engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            for (int i = 0; i < ENTRIES; i++) {
                orchestrator.memoryPressure(EventLevel.Known.INFO, i, 0);
                if (i % 50 == 0) {
                    assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
                }
            }
        }
    }

    private boolean isAllThere() {
        final List<Path> files = files();
        final Path last = out().resolve("entries.jsonl");
        return !files.isEmpty() && Files.exists(last) && lines(files).contains("\"used_mb\":" + (ENTRIES - 1) + ",");
    }

    private static String lines(final List<Path> files) {
        try {
            return text(files.get(files.size() - 1)) + (files.size() > 1 ? text(files.get(files.size() - 2)) : "");
        } catch (final IOException e) {
            return ""; // put aside, or being compressed, just now
        }
    }

    private List<Long> numbers() throws IOException {
        final List<Long> numbers = new ArrayList<>();
        for (final Path file : files()) {
            text(file)
                    .lines()
                    .map(line ->
                            ((EventData.MemoryPressure) EntryReader.read(line).event()).usedMb())
                    .forEach(numbers::add);
        }
        return numbers;
    }

    private static String text(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** In the order in which they were written; of a file that is being compressed the plain form. */
    private List<Path> files() {
        try (Stream<Path> names = Files.list(out())) {
            final List<Path> all = names.filter(
                            name -> name.getFileName().toString().matches("entries(-\\d{10})?\\.jsonl(\\.gz)?"))
                    .sorted()
                    .toList();
            return all.stream()
                    .filter(name -> !name.toString().endsWith(".gz")
                            || !all.contains(Path.of(name.toString().replace(".gz", ""))))
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Started write() throws IOException {
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
                Writer.class.getName(),
                directory.resolve("journal").toString(),
                out().resolve("entries.jsonl").toString()));
        return Started.command(directory, command.toArray(String[]::new));
    }

    private Path out() {
        return directory.resolve("out");
    }

    /** The process that is killed. */
    static final class Writer {
        private Writer() {}

        public static void main(final String[] args) throws Exception {
            final NdjsonTransport transport = NdjsonTransport.of(new NdjsonContext()
                    .journal(JournalSource.at(Path.of(args[0]), Throwable::printStackTrace))
                    .file(Path.of(args[1]))
                    .fsync(FsyncPolicy.EVERY_INTERVAL)
                    .markIntervalNs(TimeUnit.MILLISECONDS.toNanos(20))
                    .rotation(new RotationPolicy(64 * 1024, RotationPolicy.UNLIMITED, 1_000, 1L << 30, true)));
            while (!Thread.currentThread().isInterrupted()) {
                if (transport.doWork() == 0) {
                    Thread.sleep(1);
                }
            }
        }
    }
}
