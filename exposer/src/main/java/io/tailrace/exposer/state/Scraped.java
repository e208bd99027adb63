package io.tailrace.exposer.state;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.exposer.page.PageSource;
import java.util.List;

/** What is scraped: one log, or several. Event-loop thread. */
public interface Scraped extends AutoCloseable {
    /**
     * Reads the next frames.
     *
     * @return how many; as many as the limit if there may be more.
     */
    int poll(int frameLimit);

    /** What the pages show. */
    PageSource pages();

    /** Who records; null while unknown. */
    EpochInfo epoch();

    /** The last sign of life; null if there is none, or more than one. */
    StatusInfo status();

    /** Whether nothing is missing of what is shown. */
    boolean isCurrent();

    /** Wall clock of the newest that was read, ns since 1970. */
    long newestNs();

    /** What else {@code /readyz} is to name. */
    default List<String> missing() {
        return List.of();
    }

    @Override
    void close();
}
