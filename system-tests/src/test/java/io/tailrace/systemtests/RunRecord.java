package io.tailrace.systemtests;

import io.tailrace.systemtests.journal.JournalRecount;
import io.tailrace.systemtests.page.Page;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.tick.Tick;
import io.tailrace.systemtests.tick.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a {@code tailrace run} left behind.
 *
 * @param ended the process.
 * @param pages scraped while it ran, in their order.
 * @param journal its folder.
 * @param recount of that journal, made by the tests themselves.
 * @param ticks of its tick file, each of which goes by the schema.
 */
record RunRecord(Ended ended, List<Page> pages, Path journal, JournalRecount recount, List<Tick> ticks) {
    /** The histogram into which the workload records each operation. */
    static final String LATENCY = "kvstore_operation_latency_seconds";

    /** The workers' channels are called so and a number. */
    static final String WORKER_CHANNELS = "kvstore-worker-";

    /** Recorded in nanoseconds, shown in seconds. */
    static final double NS_PER_S = 1e9;

    static final double NS_PER_MS = 1e6;

    static RunRecord of(final Ended ended, final List<Page> pages, final Path journal, final Path ticks)
            throws IOException {
        return new RunRecord(ended, pages, journal, JournalRecount.of(journal), Ticks.read(ticks));
    }

    JsonNode summary() {
        return ended.json();
    }

    long summary(final String field) {
        return summary().required(field).asLong();
    }
}
