package io.tailrace.systemtests.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.systemtests.process.ThreadCpu.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadCpuTest {
    /** One that has ended takes nothing away from the others, and one that has come counts whole. */
    @Test
    void shouldCountThreadsThatLive() {
        final ThreadCpu before = new ThreadCpu(
                Map.of("1", new Share(false, 100), "2", new Share(true, 50), "3", new Share(true, 9_000)));
        final ThreadCpu now =
                new ThreadCpu(Map.of("1", new Share(false, 130), "2", new Share(true, 55), "4", new Share(true, 7)));
        assertEquals(12, now.since(before).ownNs());
        assertEquals(42, now.since(before).allNs());
    }

    @Test
    void shouldTakeAnIdThatWasGivenAgainForAnotherThread() {
        final ThreadCpu before = new ThreadCpu(Map.of("1", new Share(true, 100)));
        final ThreadCpu now = new ThreadCpu(Map.of("1", new Share(false, 30)));
        assertEquals(0, now.since(before).ownNs());
        assertEquals(30, now.since(before).allNs());
    }

    @Test
    void shouldReadWhatTheKernelCounts() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/schedstat")), "no /proc/self/schedstat");
        final ThreadCpu now = ThreadCpu.of(ProcessHandle.current().pid());
        assertTrue(now.allNs() > 0, now::toString);
        assertEquals(0, now.since(now).allNs());
    }
}
