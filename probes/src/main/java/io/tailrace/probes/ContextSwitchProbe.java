package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Context switches of the process: the sum over its threads, since the kernel tells them in {@code /proc/self/task/ID/status} only; see proc(5). A file for each
 * thread is dear, so this one is asked seldom, and not at all while there are very many threads.
 */
final class ContextSwitchProbe implements Probe {
    private static final int MOST_THREADS = 1_000;

    private final Path tasks;
    private final Growth voluntary;
    private final Growth involuntary;
    private final Map<String, Task> known = new HashMap<>();
    private long voluntaryTotal;
    private long involuntaryTotal;
    private long turn;

    ContextSwitchProbe(final Meters meters, final Path proc) throws IOException {
        tasks = proc.resolve("self").resolve("task");
        readAll();
        voluntaryTotal = 0;
        involuntaryTotal = 0; // what was before the probes is not theirs
        voluntary = meters.growth(MetricFamilies.TAILRACE_JVM_CONTEXT_SWITCHES_TOTAL, "voluntary");
        involuntary = meters.growth(MetricFamilies.TAILRACE_JVM_CONTEXT_SWITCHES_TOTAL, "involuntary");
    }

    @Override
    public void poll() throws IOException {
        readAll();
        voluntary.follow(voluntaryTotal);
        involuntary.follow(involuntaryTotal);
    }

    private void readAll() throws IOException {
        turn++;
        int count = 0;
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(tasks)) {
            for (final Path task : folder) {
                if (++count > MOST_THREADS) {
                    throw new IOException("more than " + MOST_THREADS + " threads");
                }
                read(task);
            }
        } catch (final UncheckedIOException fault) {
            throw fault.getCause();
        }
        final Iterator<Task> all = known.values().iterator();
        while (all.hasNext()) {
            if (all.next().turn != turn) {
                all.remove();
            }
        }
    }

    private void read(final Path folder) throws IOException {
        final Path file = folder.resolve("status");
        final String text;
        try {
            text = Files.readString(file);
        } catch (final IOException ended) {
            return; // a thread that ended since the folder was read
        }
        final Task task = known.computeIfAbsent(folder.getFileName().toString(), id -> new Task());
        final long newVoluntary = ProcText.number(text, "voluntary_ctxt_switches:", file);
        final long newInvoluntary = ProcText.number(text, "nonvoluntary_ctxt_switches:", file);
        voluntaryTotal += Math.max(0, newVoluntary - task.voluntary);
        involuntaryTotal += Math.max(0, newInvoluntary - task.involuntary);
        task.voluntary = newVoluntary;
        task.involuntary = newInvoluntary;
        task.turn = turn;
    }

    private static final class Task {
        private long voluntary;
        private long involuntary;
        private long turn;
    }
}
