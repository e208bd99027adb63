package io.tailrace.report.data;

/**
 * A journal on a page.
 *
 * @param name that people know it by, as a rule its folder.
 * @param digest what was read of it.
 */
public record ReportedJournal(String name, JournalDigest digest) {}
