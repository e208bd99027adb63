package io.tailrace.sinks.otlp;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.Exemplar;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.otlp.mapping.MetricCollector;
import io.tailrace.sinks.transport.Batcher;
import java.util.concurrent.TimeUnit;

/**
 * Makes export requests of a journal as it grows: all entries, and at each export interval the newest totals of what changed. Totals are cumulative, so what lies
 * between two exports needs no request of its own: behind an outage, or a journal that was written while nothing was sent, one export tells all of it. One thread.
 *
 * <p>While it reads on through what is long past, nothing is exported but the end of an epoch, and the last total of a series that ends.
 */
final class OtlpBatcher implements Batcher<OtlpBatch> {
    /** Series that do not change are told again: receivers forget those of which they hear nothing for a few minutes. */
    private static final long REPEAT_NS = TimeUnit.SECONDS.toNanos(60);

    private static final long PRIME_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final OtlpSettings settings;
    private final EngineClock clock;
    private final JournalContext context;
    private final LineStart lineStart;
    private final MetricCollector metrics;
    private final PendingRequests pending;
    private boolean isPrimed;
    private long nextPrimeNs;
    private boolean isFull;
    private boolean isEnding;
    private boolean hasExported;
    private long exportedAtNs;
    private long exportedNs;
    private long framesRead;

    /** When the first cut was made that is not exported; 0 if there is none. */
    private long changedNs;

    OtlpBatcher(
            final OtlpSettings settings,
            final EngineClock clock,
            final JournalContext context,
            final LineStart lineStart) {
        this.settings = settings;
        this.clock = clock;
        this.context = context;
        this.lineStart = lineStart;
        nextPrimeNs = clock.nanoTime();
        metrics = new MetricCollector(
                settings.mapping(), settings.resources(), lineStart.load(), (epoch, series) -> true);
        pending = new PendingRequests(settings.resources());
    }

    /** From here on what changed is exported at once: nothing comes later. */
    void end() {
        isEnding = true;
    }

    @Override
    public boolean isFull() {
        return isFull || pending.items() >= settings.maxEntries();
    }

    @Override
    public long items() {
        if (!isPrimed && clock.nanoTime() - nextPrimeNs >= 0) {
            nextPrimeNs = clock.nanoTime() + PRIME_INTERVAL_NS;
            prime();
        }
        if (settings.hasMetrics() && metrics.isCurrent() && isDue()) {
            hasExported = true;
            exportedAtNs = clock.nanoTime();
            collect();
        }
        framesRead = 0;
        return pending.items();
    }

    @Override
    public long recordedAtEpochNs() {
        return pending.oldestNs();
    }

    @Override
    public OtlpBatch take() {
        isFull = false;
        return pending.take();
    }

    /**
     * What was read before counts as changed: the position is moved with what was read, also between two exports, and whoever was killed there has not told the totals
     * that it had read. Perhaps nothing comes behind them.
     */
    private void prime() {
        isPrimed = context.tell(metrics);
        if (isPrimed && metrics.isCurrent() && metrics.epoch() != null) {
            pending.epoch(metrics.epoch());
            changedNs = settings.hasMetrics() ? metrics.asOfNs() : 0;
        }
    }

    private void collect() {
        exportedNs = metrics.asOfNs();
        final long before = pending.items();
        pending.add(metrics.collect(Math.max(REPEAT_NS, settings.exportIntervalNs()), exportedNs), changedNs);
        lineStart.keep(metrics.lineStartNs());
        changedNs = 0;
        isFull = pending.items() > before;
    }

    /** What is not exported is told when it is time, and nothing newer is about to be read. */
    private boolean isDue() {
        final boolean isChanged = changedNs > 0;
        if (isEnding || (!isChanged && metrics.asOfNs() == exportedNs)) {
            return isEnding && isChanged;
        }
        final boolean isTime = !hasExported || clock.nanoTime() - exportedAtNs >= settings.exportIntervalNs();
        return isTime && (framesRead == 0 || clock.epochNanos() - metrics.asOfNs() < settings.exportIntervalNs());
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        if (!isPrimed) {
            prime();
        }
        framesRead++;
        metrics.onFrame(epoch, sequence, templateId, lengthInBytes, position);
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        if (changedNs > 0 && metrics.isCurrent()) {
            collect();
        }
        metrics.onEpoch(info, position);
        pending.epoch(info);
        exportedNs = 0;
        changedNs = 0;
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        metrics.onMetric(metric);
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        metrics.onSeries(series);
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        if (changedNs > 0) {
            pending.add(metrics.last(series), changedNs);
        }
        metrics.onSeriesEnded(series);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        metrics.onSnapshot(snapshot, position);
        changedNs = changedNs == 0 && settings.hasMetrics() ? snapshot.toNs() : changedNs;
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        final boolean wasCurrent = metrics.isCurrent();
        metrics.onCheckpoint(checkpoint, position);
        changedNs = changedNs == 0 && !wasCurrent && settings.hasMetrics() ? checkpoint.atNs() : changedNs;
    }

    @Override
    public void onExemplar(final Exemplar exemplar) {
        metrics.onExemplar(exemplar);
    }

    @Override
    public void onStatus(final StatusInfo status) {
        metrics.onStatus(status);
    }

    @Override
    public boolean readsEntries() {
        return settings.hasEntries();
    }

    @Override
    public void onEntry(final RecordedEntry entry, final long position) {
        pending.add(entry);
    }

    @Override
    public void onGap(final int epoch, final long expectedSequence, final long foundSequence, final long position) {
        metrics.onGap(epoch, expectedSequence, foundSequence, position);
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        metrics.onJournalGap(gap, missed, position);
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        metrics.onBadFrame(verdict, reason, position);
    }
}
