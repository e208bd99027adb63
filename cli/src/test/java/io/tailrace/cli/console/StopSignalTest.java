package io.tailrace.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    @Test
    void shouldEndTheWaitWhenRequested() {
        final StopSignal stop = StopSignal.manual();
        assertFalse(stop.isRequested());
        assertFalse(stop.await(1));

        stop.request();
        stop.request();

        assertTrue(stop.isRequested());
        assertTrue(stop.await(Long.MAX_VALUE));
    }

    @Test
    void shouldTakeAnInterruptForARequest() {
        final StopSignal stop = StopSignal.manual();

        Thread.currentThread().interrupt();

        assertTrue(stop.await(Long.MAX_VALUE));
        assertTrue(Thread.interrupted());
        assertTrue(stop.isRequested());
    }

    /** If it did, this JVM would be gone. */
    @Test
    void shouldNotEndTheProcessByAHangUpDuringTheStop() throws IOException, InterruptedException {
        assumeFalse(isHangUpIgnored(), "NOT RUN: started with hang-ups ignored, as by nohup");
        final AtomicInteger reloads = new AtomicInteger();
        final StopSignal stop = StopSignal.ofProcess();
        stop.listen();
        stop.onHangUp(reloads::incrementAndGet);
        try {
            kill("HUP");
            while (reloads.get() == 0) {
                assertFalse(Thread.interrupted(), "no hang-up arrived");
                Thread.onSpinWait();
            }
            kill("TERM");
            assertTrue(stop.await(Long.MAX_VALUE));
            kill("HUP");
            stop.hangUp();
            assertEquals(1, reloads.get());
        } finally {
            Signals.register(
                    "HUP", () -> {}); // not the default: the last one may still be on its way, and would end this JVM
        }
    }

    /** What a process ignores when it is started, its JVM never sees. */
    private static boolean isHangUpIgnored() throws IOException {
        final Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> (Integer.parseInt(line.substring(line.length() - 1), 16) & 1) != 0);
    }

    private static void kill(final String signal) throws IOException, InterruptedException {
        final String pid = Long.toString(ProcessHandle.current().pid());
        assertEquals(0, new ProcessBuilder("kill", "-" + signal, pid).start().waitFor());
    }
}
