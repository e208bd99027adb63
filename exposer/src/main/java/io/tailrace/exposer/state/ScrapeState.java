package io.tailrace.exposer.state;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.answer.Answer;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.health.Readiness;
import io.tailrace.exposer.health.SignOfLife;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.page.ScrapePages;
import java.util.Objects;

/**
 * Frames in, answers out: the newest state of the log, the page of it, and the verdict on readiness. Knows nothing of sockets.
 * Event-loop thread.
 */
public final class ScrapeState implements AutoCloseable {
    private final Scraped scraped;
    private final EngineClock clock;
    private final ExposerMetrics metrics;
    private final DistinctWarnings warnings;
    private long pageAgeNs;
    private final SignOfLife signOfLife;
    private final Readiness readiness;
    private final ScrapePages pages;
    private StatusInfo shownStatus;
    private boolean isReadable = true;
    private boolean isShutdown;

    public ScrapeState(
            final Scraped scraped,
            final EngineClock clock,
            final ExposerMetrics metrics,
            final DistinctWarnings warnings,
            final Readiness readiness,
            final long pageAgeNs,
            final boolean showsCreated) {
        this.scraped = scraped;
        this.clock = clock;
        this.metrics = metrics;
        this.warnings = warnings;
        this.pageAgeNs = pageAgeNs;
        this.signOfLife = new SignOfLife(clock.nanoTime());
        this.readiness = readiness;
        this.pages = new ScrapePages(scraped.pages(), metrics, warnings, showsCreated);
        judge(clock.nanoTime());
    }

    /**
     * Reads the next frames.
     *
     * @return how many; as many as the limit if there may be more.
     */
    public int poll(final int frameLimit) {
        int frames = 0;
        try {
            frames = scraped.poll(frameLimit);
            isReadable = true;
        } catch (final RuntimeException fault) {
            // The log may be readable again later, so polling goes on; until then readiness says it.
            isReadable = false;
            warnings.warn("the log cannot be read: " + fault.getMessage(), fault);
        }
        final long nowNs = clock.nanoTime();
        judge(nowNs);
        if (frames < frameLimit) {
            pages.refresh(nowNs);
        }
        return frames;
    }

    /** Other bounds of readiness, and another age that the exposer's own counters may have on a page. */
    public void bounds(final long stalenessBoundNs, final int retryAfterS, final long newPageAgeNs) {
        pageAgeNs = newPageAgeNs;
        readiness.bounds(stalenessBoundNs, retryAfterS);
        judge(clock.nanoTime());
    }

    /** From now on {@code /readyz} says it. */
    public void beginShutdown() {
        isShutdown = true;
        readiness.beginShutdown();
        judge(clock.nanoTime());
    }

    public boolean isShutdown() {
        return isShutdown;
    }

    /**
     * The page of {@code /metrics} in a format: of the last whole snapshot; what the exposer counts itself may be a poll interval old. To be
     * sent at once.
     */
    public Answer metrics(final ExpositionFormat format) {
        return pages.answer(format, clock.nanoTime(), pageAgeNs, readiness.revision());
    }

    /** For how long slow clients have kept the log's news from a page. */
    public long heldBackNs(final long nowNs) {
        return pages.heldBackNs(nowNs);
    }

    /** The answer of {@code /readyz}. */
    public Answer readiness() {
        judge(clock.nanoTime());
        return readiness.answer();
    }

    private void judge(final long nowNs) {
        final StatusInfo status = scraped.status();
        if (!Objects.equals(status, shownStatus)) {
            shownStatus = status;
            metrics.status(status);
        }
        final long nowEpochNs = clock.epochNanos();
        signOfLife.observe(scraped.newestNs(), nowNs, nowEpochNs);
        readiness.evaluate(
                scraped.epoch(), status, scraped.isCurrent(), isReadable, signOfLife.ageNs(nowNs), nowNs, nowEpochNs);
        metrics.ready(readiness.isReady());
    }

    @Override
    public void close() {
        pages.close();
        scraped.close();
    }
}
