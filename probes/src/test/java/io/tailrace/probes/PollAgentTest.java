package io.tailrace.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.testsupport.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a folder that looks like the machine's. */
class PollAgentTest {
    @TempDir
    private Path folder;

    private final ProbedEngine probed = new ProbedEngine();
    private final Meters meters = probed.meters();
    private Path proc;
    private Path groups;

    @BeforeEach
    void write() throws IOException {
        proc = folder.resolve("proc");
        groups = folder.resolve("cgroup");
        stat("cpu  100 1 50 1000 5 0 2 7 0 0");
        file(proc.resolve("self/status"), "Name:\tjava\nVmRSS:\t    2048 kB\nThreads:\t2\n");
        task(1, 10, 3);
        task(2, 5, 0);
        file(proc.resolve("self/cgroup"), "0::/shop\n");
        file(groups.resolve("shop/cpu.stat"), "usage_usec 9\nnr_periods 10\nnr_throttled 2\nthrottled_usec 300\n");
    }

    @AfterEach
    void close() {
        meters.close();
        probed.close();
    }

    @Test
    void shouldCountFromTheFirstReadingOn() throws IOException {
        final PollAgent agent = agent(new ProbeLog());
        agent.doWork();
        probed.read();
        assertEquals(0, total("tailrace_host_cpu_seconds_total", "user"));
        assertEquals(0, total("tailrace_jvm_context_switches_total", "voluntary"));
        assertEquals(2_048 * 1_024, probed.one("tailrace_jvm_resident_bytes").gaugeValue());
        stat("cpu  103 1 50 1100 5 0 2 9 0 0");
        task(1, 30, 4);
        Files.delete(proc.resolve("self/task/2/status"));
        task(3, 7, 1);
        file(groups.resolve("shop/cpu.stat"), "nr_periods 30\nnr_throttled 3\nthrottled_usec 800\n");
        turns(agent, 10);
        assertEquals(30_000_000, total("tailrace_host_cpu_seconds_total", "user"));
        assertEquals(1_000_000_000, total("tailrace_host_cpu_seconds_total", "idle"));
        assertEquals(20_000_000, total("tailrace_host_cpu_seconds_total", "steal"));
        assertEquals(27, total("tailrace_jvm_context_switches_total", "voluntary"));
        assertEquals(2, total("tailrace_jvm_context_switches_total", "involuntary"));
        assertEquals(20, total("tailrace_jvm_cgroup_periods_total"));
        assertEquals(1, total("tailrace_jvm_cgroup_throttled_periods_total"));
        assertEquals(500_000, total("tailrace_jvm_cgroup_throttled_seconds_total"));
    }

    @Test
    void shouldReadOlderControlGroups() throws IOException {
        file(proc.resolve("self/cgroup"), "5:memory:/docker/1\n4:cpu,cpuacct:/docker/1\n");
        file(groups.resolve("cpu,cpuacct/cpu.stat"), "nr_periods 1\nnr_throttled 1\nthrottled_time 70\n");
        final PollAgent agent = agent(new ProbeLog());
        agent.doWork();
        file(groups.resolve("cpu,cpuacct/cpu.stat"), "nr_periods 2\nnr_throttled 2\nthrottled_time 90\n");
        turns(agent, 1);
        assertEquals(20, total("tailrace_jvm_cgroup_throttled_seconds_total"));
    }

    @Test
    void shouldRecordWhatTheJvmTells() {
        final PollAgent agent = agent(new ProbeLog());
        agent.doWork();
        turns(agent, 1);
        assertFalse(probed.all("tailrace_jvm_memory_used_bytes").isEmpty());
        assertTrue(probed.all("tailrace_jvm_memory_used_bytes").stream()
                .anyMatch(it -> it.info().labelValues().get(0).equals("heap") && it.gaugeValue() > 0));
        assertTrue(probed.all("tailrace_jvm_threads").stream()
                .anyMatch(it -> it.info().labelValues().contains("runnable") && it.gaugeValue() >= 1));
        for (final String family : List.of(
                "tailrace_jvm_gc_collections_total",
                "tailrace_jvm_gc_collection_seconds_total",
                "tailrace_jvm_memory_committed_bytes",
                "tailrace_jvm_buffer_used_bytes",
                "tailrace_jvm_cpu_seconds_total",
                "tailrace_jvm_threads_started_total",
                "tailrace_jvm_classes_loaded_total",
                "tailrace_jvm_classes_unloaded_total",
                "tailrace_jvm_jit_seconds_total")) {
            assertFalse(probed.all(family).isEmpty(), family);
        }
        assertEquals(
                AllocationProbe.isCounted(),
                !probed.all("tailrace_jvm_allocated_bytes_total").isEmpty());
    }

    @Test
    void shouldLeaveOutWhatIsNotThereWithOneLineEach() {
        proc = folder.resolve("none");
        groups = folder.resolve("none");
        final String log = CapturedLog.of(() -> {
            final PollAgent agent = agent(new ProbeLog());
            agent.doWork();
            turns(agent, 20);
        });
        assertEquals(
                List.of("CPU of the machine", "resident memory", "context switches"),
                log.lines()
                        .map(line -> line.replaceFirst(".*Left out: ", "").replaceFirst(" cannot be read.*", ""))
                        .toList());
        assertFalse(probed.all("tailrace_jvm_memory_used_bytes").isEmpty(), "the rest goes on");
        assertEquals(List.of(), probed.all("tailrace_host_cpu_seconds_total"));
    }

    @Test
    void shouldGoOnBehindWhatCannotBeReadOnce() throws IOException {
        final PollAgent agent = agent(new ProbeLog());
        agent.doWork();
        final List<String> lines = new ArrayList<>();
        stat("something else");
        lines.addAll(CapturedLog.of(() -> turns(agent, 3)).lines().toList());
        stat("cpu  200 1 50 1000 5 0 2 7 0 0");
        turns(agent, 1);
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("event=probe.fault CPU of the machine"), lines.toString());
        assertEquals(1_000_000_000, total("tailrace_host_cpu_seconds_total", "user"));
    }

    @Test
    void shouldCountNothingTwiceWhereATotalFell() {
        final Growth growth = meters.growth(MetricFamilies.TAILRACE_JVM_CLASSES_LOADED_TOTAL);
        for (final long total : new long[] {100, 110, 5, 7}) {
            growth.follow(total);
        }
        probed.read();
        assertEquals(12, total("tailrace_jvm_classes_loaded_total"));
    }

    private PollAgent agent(final ProbeLog log) {
        final ProbesConfig config = new ProbesContext().files(proc, groups).conclude();
        return new PollAgent(probed.clock, 1_000_000_000L, meters, Probes.all(config, log));
    }

    private void turns(final PollAgent agent, final int count) {
        for (int i = 0; i < count; i++) {
            probed.clock.advanceMs(1_000);
            agent.doWork();
            agent.doWork(); // too early, and so nothing
            probed.read();
        }
    }

    private long total(final String family, final String... labels) {
        return probed.one(family, labels).counterTotal();
    }

    private void stat(final String line) throws IOException {
        file(proc.resolve("stat"), line + "\ncpu0 1 2 3\nintr 5\n");
    }

    private void task(final int id, final long voluntary, final long involuntary) throws IOException {
        file(
                proc.resolve("self/task/" + id + "/status"),
                "Name:\tjava\nvoluntary_ctxt_switches:\t" + voluntary + "\nnonvoluntary_ctxt_switches:\t" + involuntary
                        + "\n");
    }

    private static void file(final Path file, final String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
