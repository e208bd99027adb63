package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.codec.prometheus.NameEscaping;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.exposer.answer.Answer;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerMetrics;
import java.util.concurrent.TimeUnit;

/**
 * The pages of {@code /metrics}, one a format. Those that were asked for in the last minute are kept ready: made anew as soon as the log says
 * something new, so that a scrape finds a finished page. The others are made when they are asked for. Event-loop thread.
 */
public final class ScrapePages implements AutoCloseable {
    static final long IDLE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int WARNED_LENGTH_IN_BYTES = 2 * 1024 * 1024;

    private final LivePlan plan;
    private final PageSource source;
    private final DistinctWarnings warnings;
    private final boolean showsCreated;
    private final FormatPage[] pages = new FormatPage[ExpositionFormat.values().size()];

    public ScrapePages(
            final TelemetryView view,
            final ExposerMetrics metrics,
            final DistinctWarnings warnings,
            final boolean showsCreated) {
        this(new ViewSource(view), metrics, warnings, showsCreated);
    }

    public ScrapePages(
            final PageSource source,
            final ExposerMetrics metrics,
            final DistinctWarnings warnings,
            final boolean showsCreated) {
        this.source = source;
        this.showsCreated = showsCreated;
        this.plan = new LivePlan(source, metrics, warnings);
        this.warnings = warnings;
    }

    /** Makes the pages that are kept ready, as far as the log says something new, and gives up those that nobody asks for. */
    public void refresh(final long nowNs) {
        for (int i = 0; i < pages.length; i++) {
            final FormatPage page = pages[i];
            if (page != null && nowNs - page.lastAskedNs() > IDLE_NS) {
                page.close();
                pages[i] = null;
            } else if (page != null) {
                refresh(page, nowNs);
            }
        }
    }

    /** A page that cannot be made costs its own format: who asks for it is told, and the others stay new. */
    private void refresh(final FormatPage page, final long nowNs) {
        try {
            page.refreshLog(source.version(), nowNs);
        } catch (final RuntimeException | OutOfMemoryError fault) {
            warnings.warn("a page of /metrics cannot be made", fault);
        }
    }

    /**
     * The page of a format: of the last whole snapshot, and with what the exposer counts itself. To be sent at once: another one may take its
     * place at the next turn.
     *
     * @param maxAgeNs age from which on what the exposer counts is written anew.
     * @param readiness grows with each change of the verdict, which is to be seen at once.
     */
    public Answer answer(final ExpositionFormat format, final long nowNs, final long maxAgeNs, final long readiness) {
        plan.update();
        final ExpositionFormat made = sameBytes(format);
        FormatPage page = pages[made.index()];
        if (page == null) {
            page = new FormatPage(made, showsCreated, plan, warnings);
            pages[made.index()] = page;
        }
        page.refreshLog(source.version(), nowNs);
        final Answer answer = page.answer(format, nowNs, maxAgeNs, readiness);
        if (answer.bodyLengthInBytes() > WARNED_LENGTH_IN_BYTES) {
            warnings.warn(
                    "the page of /metrics is longer than " + WARNED_LENGTH_IN_BYTES + " bytes: use fewer label values");
        }
        return answer;
    }

    /** For how long the log has said something that slow clients keep from the page of some format; 0 if there is none. */
    public long heldBackNs(final long nowNs) {
        long longest = 0;
        for (final FormatPage page : pages) {
            longest = page == null ? longest : Math.max(longest, page.heldBackNs(nowNs));
        }
        return longest;
    }

    /** Names of the classic grammar stay what they are under all schemes but one, so that one page serves those. */
    private ExpositionFormat sameBytes(final ExpositionFormat format) {
        return format.escaping() == NameEscaping.DOTS || !plan.isClassic()
                ? format
                : ExpositionFormat.of(format.form(), NameEscaping.UNDERSCORES);
    }

    /** Lets go of all pages; clients that read one keep it. */
    @Override
    public void close() {
        for (int i = 0; i < pages.length; i++) {
            if (pages[i] != null) {
                pages[i].close();
                pages[i] = null;
            }
        }
    }
}
