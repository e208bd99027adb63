package io.tailrace.cli.stat;

import io.tailrace.sinks.journal.JournalInfo;

/**
 * How much a journal takes.
 *
 * @param bytes up to the end of the last frames.
 * @param files roll files.
 */
record JournalSize(long bytes, int files) {
    static JournalSize of(final JournalInfo info) {
        return new JournalSize(info.usedBytes(), info.rollFiles().size());
    }
}
