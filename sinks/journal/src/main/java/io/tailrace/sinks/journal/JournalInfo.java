package io.tailrace.sinks.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What lies in a journal's folder, for people and for checks.
 *
 * @param directory the folder, after links were followed.
 * @param rollFiles in the order in which they were written.
 * @param acknowledged position of the last frame that each named reader acknowledged, 0 if none; retention keeps what is behind.
 */
public record JournalInfo(Path directory, List<RollFile> rollFiles, Map<String, Long> acknowledged) {
    /**
     * A roll file.
     *
     * @param name in the folder.
     * @param firstPosition of its first frame.
     * @param frames in it; -1 if its end is damaged, so that they cannot be counted.
     * @param apparentBytes its length as a listing shows it, holes included.
     * @param usedBytes up to the end of its last frame; about what it takes on disk.
     */
    public record RollFile(String name, long firstPosition, long frames, long apparentBytes, long usedBytes) {}

    /** Makes its parts unmodifiable. */
    public JournalInfo {
        rollFiles = List.copyOf(rollFiles);
        acknowledged = Map.copyOf(acknowledged);
    }

    /**
     * Sums up.
     *
     * @return bytes used by all roll files together.
     */
    public long usedBytes() {
        return rollFiles.stream().mapToLong(RollFile::usedBytes).sum();
    }

    /**
     * Sums up.
     *
     * @return frames in all roll files together whose ends are not damaged.
     */
    public long frames() {
        return rollFiles.stream()
                .mapToLong(RollFile::frames)
                .filter(frames -> frames > 0)
                .sum();
    }

    static JournalInfo of(final JournalFolder folder, final RollFileFacts facts, final Map<String, Long> acknowledged) {
        final List<RollFile> rollFiles = new ArrayList<>();
        for (final int rollNumber : folder.rollNumbers()) {
            final RollFileEnd end = facts.end(rollNumber);
            rollFiles.add(new RollFile(
                    JournalPosition.fileNameOf(rollNumber),
                    JournalPosition.firstOf(rollNumber),
                    end.frames(),
                    folder.sizeInBytes(rollNumber),
                    end.usedBytes()));
        }
        return new JournalInfo(folder.directory(), rollFiles, acknowledged);
    }
}
