package io.tailrace.cli.stat;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;

/** The journals that are followed: those that were found, and later those that have come. One thread. */
final class EngineSet implements AutoCloseable {
    /** Looking around opens files and lists folders, so not each time. */
    private static final long LOOK_AGAIN_NS = TimeUnit.SECONDS.toNanos(5);

    private final Map<Path, EngineWatch> watches = new TreeMap<>();
    private final Map<Path, String> unreadable = new TreeMap<>();
    private final StatTarget target;
    private final long windowNs;
    private final Processes processes;
    private final EngineClock clock;
    private boolean isWhole;
    private long lookedAtNs;

    /** Finds and opens what there is. */
    EngineSet(final StatTarget target, final long windowNs, final Processes processes, final EngineClock clock) {
        this.target = target;
        this.windowNs = windowNs;
        this.processes = processes;
        this.clock = clock;
        take(target.find());
    }

    /** Reads on in all journals, and now and then looks for others. */
    void refresh(final BooleanSupplier isEnough) {
        if (clock.nanoTime() - lookedAtNs > LOOK_AGAIN_NS) {
            lookAgain();
        }
        for (final Iterator<Map.Entry<Path, EngineWatch>> all =
                        watches.entrySet().iterator();
                all.hasNext(); ) {
            final Map.Entry<Path, EngineWatch> one = all.next();
            try {
                one.getValue().refresh(isEnough);
            } catch (final FrameLogException gone) {
                unreadable.put(one.getKey(), String.valueOf(gone.getMessage()));
                CloseHelper.quietClose(one.getValue());
                all.remove();
            }
        }
    }

    boolean isSettled() {
        return watches.values().stream().allMatch(watch -> watch.isSettled(windowNs));
    }

    StatReading reading() {
        return new StatReading(
                clock.epochNanos(),
                watches.values().stream().map(EngineWatch::reading).toList(),
                new TreeMap<>(unreadable),
                isWhole);
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(watches.values());
    }

    /** An engine that has gone keeps its place, for as long as its journal is there. */
    private void lookAgain() {
        watches.values().removeIf(watch -> {
            if (watch.isThere()) {
                return false;
            }
            CloseHelper.quietClose(watch);
            return true;
        });
        try {
            take(target.find());
        } catch (final RuntimeException nothingNew) {
            lookedAtNs = clock.nanoTime();
        }
    }

    private void take(final FoundJournals found) {
        unreadable.clear();
        isWhole = found.isWhole();
        for (final Path folder : found.folders()) {
            if (!watches.containsKey(folder)) {
                open(folder);
            }
        }
        lookedAtNs = clock.nanoTime();
    }

    private void open(final Path folder) {
        if (watches.size() >= JournalSearch.MOST_JOURNALS) {
            isWhole = false;
            return;
        }
        try {
            watches.put(folder, new EngineWatch(folder, windowNs, processes, clock));
        } catch (final FrameLogException fault) {
            unreadable.put(folder, String.valueOf(fault.getMessage()));
        }
    }
}
