package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameHandler;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.CapturedLog;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be launched says so in one line and leaves nothing behind. */
class LaunchTest {
    private final List<Thread> threads = new ArrayList<>();
    private final EmptyTailer tailer = new EmptyTailer();
    private final ExposerContext context = new ExposerContext().threadFactory(task -> {
        final Thread thread = new Thread(task);
        threads.add(thread);
        return thread;
    });

    @Test
    void shouldSayThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final ExposerException fault = assertNotLaunched(context.port(taken.getLocalPort()));
            assertEquals(
                    "cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use; stop what listens there, or choose another port (0 takes a free one)",
                    fault.getMessage());
        }
    }

    @Test
    void shouldSayThatTheAddressIsNotOfThisMachine() {
        final ExposerException fault = assertNotLaunched(context.host("203.0.113.1"));
        assertTrue(fault.getMessage().startsWith("cannot listen on 203.0.113.1:0: "), fault.getMessage());
        assertTrue(
                fault.getMessage().endsWith("; give an address of this machine, for example 127.0.0.1"),
                fault.getMessage());
    }

    @Test
    void shouldSayThatThereIsNoSuchHost() {
        final ExposerException fault = assertNotLaunched(context.host("256.256.256.256"));
        assertEquals(
                "cannot listen on 256.256.256.256:0: no such host; give an address of this machine",
                fault.getMessage());
    }

    @Test
    void shouldPassOnThatTheLogCannotBeRead() {
        final FrameLogException expected = new FrameLogException("folder is no journal");
        final FrameLogException thrown = assertThrows(
                FrameLogException.class,
                () -> Exposer.launch(
                        context,
                        (name, start) -> {
                            throw expected;
                        },
                        new SettableClock()));
        assertSame(expected, thrown);
        assertNothingLeft();
    }

    @Test
    void shouldPassOnThatThereIsNoThread() {
        final IllegalStateException expected = new IllegalStateException("no more threads");
        context.threadFactory(task -> {
            throw expected;
        });
        assertSame(
                expected,
                assertThrows(
                        IllegalStateException.class,
                        () -> Exposer.launch(context, (name, start) -> tailer, new SettableClock())));
    }

    @Test
    void shouldCheckTheContextBeforeAnything() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Exposer.launch(context.port(-1), (name, start) -> tailer, new SettableClock()));
        assertEquals(List.of(), threads);
    }

    @Test
    void shouldOpenItsReaderAtTheLastCheckpointOnItsOwnThread() {
        final List<String> opened = new ArrayList<>();
        try (Exposer exposer = Exposer.launch(
                context,
                (name, start) -> {
                    assertSame(StartPosition.LAST_CHECKPOINT, start);
                    assertSame(threads.get(0), Thread.currentThread());
                    opened.add(name);
                    return tailer;
                },
                new SettableClock())) {
            assertTrue(exposer.address().getAddress().isLoopbackAddress());
            assertTrue(exposer.address().getPort() > 0);
        }
        assertEquals(List.of("exposer"), opened);
        assertNothingLeft();
    }

    @Test
    void shouldWarnWhenOthersCanReachIt() {
        final String quiet = warningsOf(ExposerContext.DEFAULT_HOST);
        assertTrue(quiet.contains("exposer.listening") && !quiet.contains("WARN"), quiet);
        final String warnings = warningsOf("0.0.0.0");
        assertTrue(
                warnings.contains("the exposer listens on 0.0.0.0:0: other machines can read it, unencrypted"),
                warnings);
    }

    private String warningsOf(final String host) {
        return CapturedLog.of(() -> Exposer.launch(context.host(host), (name, start) -> tailer, new SettableClock())
                .close());
    }

    private ExposerException assertNotLaunched(final ExposerContext launched) {
        final ExposerException fault = assertThrows(
                ExposerException.class, () -> Exposer.launch(launched, (name, start) -> tailer, new SettableClock()));
        assertEquals(1, fault.getMessage().lines().count());
        assertNothingLeft();
        assertTrue(tailer.isClosed);
        return fault;
    }

    private void assertNothingLeft() {
        threads.forEach(thread -> assertFalse(thread.isAlive()));
    }

    private static final class EmptyTailer implements FrameTailer {
        private volatile boolean isClosed;

        @Override
        public int poll(final FrameHandler handler, final int frameLimit) {
            return 0;
        }

        @Override
        public void acknowledge() {}

        @Override
        public long lostFrames() {
            return 0;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
