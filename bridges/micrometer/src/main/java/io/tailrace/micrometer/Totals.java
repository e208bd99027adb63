package io.tailrace.micrometer;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;

/**
 * What the engine has counted, read from its frames, so that recording costs nothing for it. A read flushes the engine first and therefore shows all that was
 * recorded before it. Any thread; on the aggregator's it shows the last cut.
 */
final class Totals {
    private final TelemetryEngine engine;
    private final long readTimeoutNs;
    private final ReentrantLock lock = new ReentrantLock();
    private final TelemetryView view = new TelemetryView();
    private final FrameTailer tailer;
    private final FrameReader reader;
    private final Map<SeriesId, WindowMax> maxima = new ConcurrentHashMap<>();
    private Map<SeriesId, SeriesTotals> bySeries = Map.of();
    private List<SeriesTotals> indexed = List.of();
    private boolean isClosed;

    private volatile Thread polling;

    Totals(final TelemetryEngine engine, final long readTimeoutNs) {
        this.engine = engine;
        this.readTimeoutNs = readTimeoutNs;
        tailer = engine.openTailer("micrometer", StartPosition.EARLIEST);
        reader = new FrameReader(new MaximaListener(view, maxima));
    }

    /** Before each cut, with what is polled. The aggregator's thread, which waits for no reader: one that holds the lock catches up itself. */
    void whilePolling(final Runnable poll) {
        polling = Thread.currentThread();
        try {
            if (lock.tryLock()) {
                try {
                    catchUp();
                } finally {
                    lock.unlock();
                }
            }
            poll.run();
        } finally {
            polling = null;
        }
    }

    /** What is to be read from a series of a histogram; 0 if nothing was recorded yet. */
    double read(final SeriesId series, final ToDoubleFunction<SeriesTotals> value) {
        fresh();
        lock.lock();
        try {
            final SeriesTotals totals = find(series);
            return totals == null ? 0 : value.applyAsDouble(totals);
        } finally {
            lock.unlock();
        }
    }

    /** Highest values of a series, as cuts bring them. */
    void watch(final SeriesId series, final WindowMax max) {
        maxima.put(series, max);
    }

    void unwatch(final SeriesId series) {
        maxima.remove(series);
    }

    void fresh() {
        if (Thread.currentThread() != polling) {
            engine.flush(readTimeoutNs);
            catchUp();
        }
    }

    private void catchUp() {
        lock.lock();
        try {
            if (!isClosed) {
                tailer.poll(reader, Integer.MAX_VALUE);
                view.onLostFrames(tailer.lostFrames());
            }
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the view keeps its list as long as no series is added
    private SeriesTotals find(final SeriesId series) {
        final List<SeriesTotals> now = view.series();
        if (now != indexed) {
            indexed = now;
            bySeries = new HashMap<>();
            now.stream()
                    .filter(totals -> totals.histogram() != null)
                    .forEach(totals -> bySeries.put(SeriesId.of(totals.info()), totals));
        }
        return bySeries.get(series);
    }

    void close() {
        lock.lock();
        try {
            isClosed = true;
            tailer.close();
        } finally {
            lock.unlock();
        }
    }
}
