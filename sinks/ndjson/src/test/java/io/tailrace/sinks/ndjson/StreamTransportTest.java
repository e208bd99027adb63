package io.tailrace.sinks.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.testsupport.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Named pipes and streams, with readers that are late, slow, or die. */
class StreamTransportTest {
    /** Of the clock that is set, which runs ten times as fast as time: a reader or a writer that is late is none that hangs. */
    private static final long PATIENT_MS = 600_000;

    private static final long STALL_MS = 1_000;

    private final SettableClock clock = new SettableClock();
    private final CountingMeter meter = new CountingMeter();

    @TempDir
    Path directory;

    private EntriesJournal journal;
    private PositionStore positions;
    private Path pipe;
    private long stallMs = PATIENT_MS;

    @BeforeEach
    void place() throws Exception {
        journal = new EntriesJournal(directory.resolve("journal"), clock);
        positions = PositionStore.open(directory.resolve("positions"));
        pipe = directory.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    }

    @AfterEach
    void close() {
        positions.close();
    }

    @Test
    void shouldWriteAPipeAndGoOnBehindWhatWasWritten() throws Exception {
        journal.record(50);
        final NdjsonTransport first = transport();
        try (BufferedReader reader = reader(first)) {
            assertEquals(numbers(0, 50), read(reader, 50, first));
            workUntil(first, () -> first.status().delivered() == 50);
            first.onClose();
        }
        journal.record(10);
        final NdjsonTransport second = transport();
        try (BufferedReader reader = reader(second)) {
            assertEquals(numbers(50, 60), read(reader, 10, second));
            second.onClose();
        }
    }

    @Test
    void shouldBeIsolatedWhileNobodyReadsAndNeverWait() throws Exception {
        stallMs = STALL_MS;
        journal.record(50);
        final NdjsonTransport transport = transport();
        for (int i = 0; i < 100; i++) {
            transport.doWork();
            clock.advanceMs(1_000);
        }
        assertEquals(DeliveryState.ISOLATED, transport.status().state());
        assertEquals("nobody reads", transport.status().cause());
        assertEquals(1, meter.failures);
        assertEquals(1, meter.alerts);
        try (BufferedReader reader = reader(transport)) {
            assertEquals(numbers(0, 50), read(reader, 50, transport), "each once: it was under way all the time");
            workUntil(transport, () -> transport.status().state() == DeliveryState.DELIVERING);
        }
        assertEquals(0, meter.alerts);
        transport.onClose();
    }

    @Test
    void shouldLoseNothingWhenAReaderDiesWithLinesInThePipe() throws Exception {
        final NdjsonTransport transport = transport();
        final TreeSet<Long> seen = new TreeSet<>();
        journal.record(200);
        try (BufferedReader reader = reader(transport)) {
            seen.addAll(read(reader, 20, transport));
            workUntil(transport, () -> transport.status().delivered() == 200); // most of it in the pipe only
        }
        journal.record(10);
        workUntil(transport, () -> transport.status().state() != DeliveryState.DELIVERING);
        assertTrue(
                transport.status().cause().contains("Broken pipe"),
                transport.status().cause());
        try (BufferedReader reader = reader(transport)) {
            while (!seen.contains(209L)) {
                seen.addAll(read(reader, 1, transport));
            }
        }
        assertEquals(numbers(0, 210), List.copyOf(seen));
        assertEquals(1, meter.failures);
        transport.onClose();
    }

    @Test
    void shouldEndWhileItsReaderHangs() throws Exception {
        stallMs = STALL_MS;
        journal.record(500); // more than a pipe holds
        final ThreadsMade threads = new ThreadsMade();
        final NdjsonTransport transport =
                NdjsonTransport.of(context().pipe(pipe).threadFactory(threads));
        try (BufferedReader reader = reader(transport)) {
            assertTrue(reader.readLine().startsWith("{"));
            workUntil(transport, () -> transport.status().state() != DeliveryState.DELIVERING);
            transport.onClose();
            threads.made.get(0).join(); // for ever, if it does not end
        }
        final NdjsonTransport unread = NdjsonTransport.of(context().pipe(pipe).threadFactory(threads));
        unread.doWork();
        unread.onClose();
        threads.made.get(1).join();
    }

    @Test
    void shouldNotWaitForAStreamThatHangs() throws Exception {
        stallMs = STALL_MS;
        journal.record(5);
        final CountDownLatch end = new CountDownLatch(1);
        final OutputStream hung = new OutputStream() {
            @Override
            public void write(final int b) {
                try {
                    end.await();
                } catch (final InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        final NdjsonTransport transport = NdjsonTransport.of(context().output(hung));
        workUntil(transport, () -> transport.status().state() != DeliveryState.DELIVERING);
        transport.onClose();
        end.countDown();
    }

    @Test
    void shouldTellOfAPrintStreamThatTakesNothing() throws Exception {
        journal.record(5);
        final AtomicBoolean isBroken = new AtomicBoolean(true);
        final PrintStream print = new PrintStream(new OutputStream() {
            @Override
            public void write(final int b) throws IOException {
                if (isBroken.get()) {
                    throw new IOException("Broken pipe");
                }
            }
        });
        final NdjsonTransport transport = NdjsonTransport.of(context().output(print));
        workUntil(transport, () -> transport.status().state() != DeliveryState.DELIVERING);
        assertEquals("it takes nothing any more", transport.status().cause());
        assertEquals(0, transport.status().delivered());
        transport.onClose();
    }

    @Test
    void shouldTellAllFaultsOfAContextAtOnce() {
        final IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class,
                () -> new NdjsonContext()
                        .name("a b")
                        .file(directory.resolve("none/lines.jsonl"))
                        .pipe(directory)
                        .markIntervalNs(0)
                        .conclude());
        for (final String part : List.of(
                "name must be",
                "journal is missing",
                "one of file, pipe and output",
                "no such folder",
                "is no pipe",
                "markIntervalNs")) {
            assertTrue(fault.getMessage().contains(part), fault.getMessage());
        }
    }

    private NdjsonContext context() {
        return new NdjsonContext()
                .name("lines")
                .journal(journal.source())
                .positions(positions)
                .stallNs(TimeUnit.MILLISECONDS.toNanos(stallMs))
                .closeTimeoutNs(TimeUnit.MILLISECONDS.toNanos(100))
                .meter(meter)
                .clock(clock)
                .seed(3);
    }

    private NdjsonTransport transport() {
        return NdjsonTransport.of(context().pipe(pipe));
    }

    /** Opening waits for the writer, which waits for work. */
    private BufferedReader reader(final NdjsonTransport transport) throws Exception {
        final AtomicBoolean isOpen = new AtomicBoolean();
        final BufferedReader[] opened = new BufferedReader[1];
        final Thread opener = new Thread(() -> {
            try {
                opened[0] = Files.newBufferedReader(pipe);
            } catch (final IOException e) {
                throw new AssertionError(e);
            } finally {
                isOpen.set(true);
            }
        });
        opener.start();
        workUntil(transport, isOpen::get);
        opener.join();
        return opened[0];
    }

    private List<Long> read(final BufferedReader reader, final int count, final NdjsonTransport transport)
            throws Exception {
        final List<String> lines = new ArrayList<>();
        final Thread thread = new Thread(() -> {
            try {
                for (int i = 0; i < count; i++) {
                    lines.add(reader.readLine());
                }
            } catch (final IOException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        workUntil(transport, () -> !thread.isAlive());
        return EntriesJournal.numbers(lines);
    }

    private void workUntil(final NdjsonTransport transport, final java.util.function.BooleanSupplier condition)
            throws Exception {
        while (!condition.getAsBoolean()) {
            transport.doWork();
            clock.advanceMs(10);
            Thread.sleep(1);
        }
    }

    private static List<Long> numbers(final long from, final long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private static final class ThreadsMade implements java.util.concurrent.ThreadFactory {
        private final List<Thread> made = new ArrayList<>();

        @Override
        public Thread newThread(final Runnable task) {
            final Thread thread = new Thread(task);
            thread.setDaemon(true);
            made.add(thread);
            return thread;
        }
    }
}
