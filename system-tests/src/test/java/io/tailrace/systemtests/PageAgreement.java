package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.systemtests.journal.JournalRecount;
import io.tailrace.systemtests.journal.Moment;
import io.tailrace.systemtests.page.Page;
import io.tailrace.systemtests.tick.Tick;

/** Holds a page against a journal that the tests added up themselves. */
final class PageAgreement {

    private static final String ALSO_COUNTED_BY_THE_SERVER = "rejected_total";

    private PageAgreement() {}

    /** Demands that a page shows what the journal holds at the snapshot that the page names. */
    static void check(final Page page, final JournalRecount recount, final int epoch) {
        if (page.named("tailrace_snapshots_total").isEmpty()) {
            assertEquals(0, page.total(RunRecord.LATENCY + "_count"), page::text);
            return;
        }
        check(page, recount.at(epoch, page.snapshotId()));
    }

    /** Demands that a page shows what the journal held at that moment. */
    static void check(final Page page, final Moment moment) {
        moment.totals().forEach((counter, total) -> {
            if (!counter.equals(ALSO_COUNTED_BY_THE_SERVER)) {
                assertEquals(total, page.total(counter), counter);
            }
        });
        for (final String operation : Tick.OPERATIONS) {
            assertEquals(
                    moment.buckets(RunRecord.LATENCY, operation, RunRecord.NS_PER_S),
                    page.buckets(RunRecord.LATENCY, sample -> sample.has("op", operation)),
                    page::text);
        }
    }
}
