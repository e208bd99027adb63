package io.tailrace.report.data;

/**
 * Something on the time line.
 *
 * @param fromNs when, or its beginning: wall clock, ns since 1970.
 * @param toNs its end; the same as the beginning if it has no length.
 * @param kind which lane: {@code epoch}, {@code gap}, {@code limit}, {@code readiness} or {@code entry}.
 * @param level {@code info}, {@code warning} or {@code error}.
 * @param text in words; anybody's.
 */
record ReportEvent(long fromNs, long toNs, String kind, String level, String text) {
    /** Longer texts are cut. */
    static final int MOST_CHARS = 400;

    /** Cuts the text. */
    ReportEvent {
        text = text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "…";
    }
}
