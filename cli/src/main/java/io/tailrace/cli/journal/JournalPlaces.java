package io.tailrace.cli.journal;

import io.tailrace.sinks.journal.JournalInfo;
import io.tailrace.sinks.journal.JournalInfo.RollFile;
import java.util.Comparator;
import java.util.List;

/** Says in which file of a journal a frame lies. */
public final class JournalPlaces {
    private static final long NO_POSITION = -1;

    private final List<RollFile> files;

    JournalPlaces(final JournalInfo info) {
        files = info.rollFiles();
    }

    /**
     * Describes a position.
     *
     * @param position of a frame; -1 for none.
     * @return position, file, and the frame's number in it.
     */
    public String describe(final long position) {
        if (position == NO_POSITION) {
            return "no position";
        }
        return "position " + position
                + files.stream()
                        .filter(file -> file.firstPosition() <= position)
                        .max(Comparator.comparingLong(RollFile::firstPosition))
                        .map(file -> " (" + file.name() + ", entry " + (position - file.firstPosition()) + ")")
                        .orElse("");
    }
}
