package io.tailrace.exposer.http;

import io.tailrace.exposer.fault.EventLog;
import io.tailrace.exposer.fault.LogEvent;
import io.tailrace.exposer.metrics.ExposerMetrics;
import java.util.concurrent.TimeUnit;

/**
 * Whether pages are fetched as often as was expected. A scrape is missed when one and a half intervals have passed since the last page was
 * taken, or since the exposer began; each further interval without one is one more. Nothing is kept for who missed them: the next scrape
 * gets the newest page, as always. Event-loop thread.
 */
public final class ScrapeWatch {
    private static final String REASON = "scrape";

    private final ExposerMetrics metrics;
    private final EventLog events;
    private long expectedNs;
    private long lastNs;
    private long missed;
    private boolean isTold;

    /**
     * @param expectedNs time between two scrapes; 0 when nobody expects any.
     */
    public ScrapeWatch(final ExposerMetrics metrics, final EventLog events, final long expectedNs, final long nowNs) {
        this.metrics = metrics;
        this.events = events;
        this.expectedNs = expectedNs;
        this.lastNs = nowNs;
    }

    /** Goes on with another interval. What was missed by the one before stays counted; one that changed is expected from now on. */
    public void expect(final long nextNs, final long nowNs) {
        if (nextNs != expectedNs) {
            expectedNs = nextNs;
            lastNs = nowNs;
            missed = 0;
            isTold = false;
        }
    }

    /** A page was taken whole. What was missed before is counted first, also if no turn came to it. */
    public void onScrape(final long nowNs) {
        onTurn(nowNs);
        if (isTold) {
            events.at(LogEvent.SCRAPE_RESUMED)
                    .addKeyValue("count", missed)
                    .log("scraped again, {} scrapes were missed", missed);
        }
        lastNs = nowNs;
        missed = 0;
        isTold = false;
    }

    /** Counts what is missed by now: once each, however long nobody looked. */
    public void onTurn(final long nowNs) {
        if (expectedNs == 0) {
            return;
        }
        final long dueNs = nowNs - lastNs - expectedNs / 2;
        final long missedNow = dueNs / expectedNs;
        if (missedNow > missed) {
            metrics.scrapesMissed(missedNow - missed);
            tell(missed == 0, nowNs);
            missed = missedNow;
        }
    }

    private void tell(final boolean isFirst, final long nowNs) {
        if (isFirst && events.isDue(LogEvent.SCRAPE_MISSED, REASON, nowNs)) {
            isTold = true;
            events.at(LogEvent.SCRAPE_MISSED)
                    .addKeyValue("expected_ms", TimeUnit.NANOSECONDS.toMillis(expectedNs))
                    .addKeyValue("waited_ms", TimeUnit.NANOSECONDS.toMillis(nowNs - lastNs))
                    .log(
                            "no scrape for {} ms, one is expected every {} ms: look after the scraper, or for what is between",
                            TimeUnit.NANOSECONDS.toMillis(nowNs - lastNs),
                            TimeUnit.NANOSECONDS.toMillis(expectedNs));
        }
    }
}
