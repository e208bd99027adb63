package io.tailrace.report.data;

import java.util.List;

/**
 * What a page has of a journal.
 *
 * @param columns of time.
 * @param columnNs how long each is, ns.
 * @param samples of all channels.
 * @param refused samples of all channels.
 * @param epochs that told something in the range.
 * @param gaps how often frames were missing.
 * @param badFrames that could not be read.
 * @param events on the time line.
 * @param histograms series that are shown.
 * @param scalars counter and gauge series that are shown.
 * @param leftOut what is not on the page, in words.
 */
public record JournalFacts(
        long columns,
        long columnNs,
        long samples,
        long refused,
        long epochs,
        long gaps,
        long badFrames,
        long events,
        long histograms,
        long scalars,
        List<String> leftOut) {
    /** Copies the list. */
    public JournalFacts {
        leftOut = List.copyOf(leftOut);
    }
}
