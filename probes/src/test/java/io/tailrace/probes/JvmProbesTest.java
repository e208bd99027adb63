package io.tailrace.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.testsupport.ThreadLeaks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On this JVM, with its own flight recorder. */
class JvmProbesTest {
    private static final int MOST_TRIES = 2_000;

    private final ProbedEngine probed = new ProbedEngine();

    @Test
    void shouldCountEachCollectionAndLeaveNothingBehind() throws IOException {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        final JvmProbes probes = JvmProbes.launch(new ProbesContext(), probed.engine);
        try {
            until(() -> {
                System.gc();
                return pausesOf("System.gc()") > 0;
            });
            until(() -> count("tailrace_jvm_safepoint_seconds") > 0
                    && count("tailrace_jvm_safepoint_sync_seconds") > 0
                    && count("tailrace_jvm_hiccup_seconds") > 10
                    && !probed.all("tailrace_jvm_allocated_bytes_total").isEmpty());
            probes.close();
        } finally {
            probes.close();
            probed.close();
        }
        assertEquals(Set.of(), started(leaks));
        assertEquals(List.of(), recordings());
    }

    @Test
    void shouldEndWhileTheFlightRecorderIsStillBeginning() throws IOException {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        for (int i = 0; i < 3; i++) {
            JvmProbes.launch(new ProbesContext(), probed.engine).close();
            JvmProbes.launch(new ProbesContext().flightRecorderDelayMs(3_600_000), probed.engine)
                    .close();
        }
        probed.close();
        assertEquals(Set.of(), started(leaks));
        assertEquals(List.of(), recordings());
    }

    @Test
    void shouldTellOfPinnedVirtualThreads() throws ReflectiveOperationException {
        final int version = Runtime.version().feature();
        assumeTrue(version >= 21, "there are no virtual threads before Java 21");
        final JvmProbes probes = JvmProbes.launch(new ProbesContext().hiccupIntervalNs(0), probed.engine);
        try {
            until(() -> {
                System.gc();
                return pausesOf("System.gc()") > 0; // by now it records
            });
            final Thread pinned = (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, (Runnable)
                            Pinning::touch);
            until(() -> !pinned.isAlive() && count("tailrace_jvm_virtual_thread_pinned_seconds") == 1);
        } finally {
            probes.close();
            probed.close();
        }
    }

    /** A class that is being initialized keeps the carrier of whoever initializes it. */
    private static final class Pinning {
        static {
            LockSupport.parkNanos(50_000_000L);
        }

        static void touch() {}
    }

    private void until(final BooleanSupplier condition) {
        for (int i = 0; i < MOST_TRIES; i++) {
            probed.read();
            if (condition.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(50_000_000L);
        }
        throw new AssertionError("it did not come");
    }

    private long pausesOf(final String cause) {
        return probed.all("tailrace_jvm_gc_pause_seconds").stream()
                .filter(series -> series.info().labelValues().get(1).equals(cause))
                .mapToLong(series -> series.histogram().count())
                .sum();
    }

    private long count(final String family) {
        return probed.find(family).map(series -> series.histogram().count()).orElse(0L);
    }

    /** Those of the JVM's recorder stay: that is the JVM's way. */
    private static Set<String> started(final ThreadLeaks leaks) {
        return leaks.started().stream().filter(it -> !it.startsWith("JFR ")).collect(Collectors.toSet());
    }

    /** Files of recordings in this JVM's repository. Its name says the process, but an earlier one of that number may have left one, too. */
    private static List<Path> recordings() throws IOException {
        final String repository = System.getProperty("jdk.jfr.repository");
        if (repository == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(repository))) {
            return files.toList();
        }
    }
}
