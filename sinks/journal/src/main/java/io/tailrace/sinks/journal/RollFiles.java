package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The roll files of a folder for one reader: which there are, and the way into them. Says what is in their place but is none. Belongs
 * to one thread at a time.
 */
final class RollFiles {
    /** There is no such roll file. */
    static final int NONE = -1;

    private static final int LOOKS_BETWEEN_LISTS = 4096;

    private final JournalFolder folder;
    private final DistinctErrors errors;
    private int askedBehind = NONE;
    private int asked;
    private File following;
    /** What was found behind a name that is missing. */
    private int listed = NONE;

    RollFiles(final JournalFolder folder, final DistinctErrors errors) {
        this.folder = folder;
        this.errors = errors;
    }

    JournalFolder folder() {
        return folder;
    }

    DistinctErrors errors() {
        return errors;
    }

    /** The numbers of all that there are, rising. */
    List<Integer> numbers() {
        return folder.rollNumbers();
    }

    /** The first there is; {@link #NONE} if there is none. */
    int first() {
        return listedBehind(0);
    }

    /** The last there is; {@link #NONE} if there is none. */
    int last() {
        final List<Integer> numbers = numbers();
        return numbers.isEmpty() ? NONE : numbers.get(numbers.size() - 1);
    }

    /**
     * The one that follows on another; {@link #NONE} if there is none. Normally that is one look at one name; that
     * the name is missing and a later one there is looked for at once, but then less and less often, because a long list is slow.
     */
    int after(final int rollNumber) {
        if (rollNumber != askedBehind) {
            askedBehind = rollNumber;
            asked = 0;
            listed = NONE;
            following = folder.rollFile(rollNumber + 1).toFile();
        }
        if (following.exists()) {
            return rollNumber + 1;
        }
        if (listed != NONE && folder.rollFile(listed).toFile().exists()) {
            return listed;
        }
        asked++;
        final boolean isPowerOfTwo = (asked & (asked - 1)) == 0;
        listed = isPowerOfTwo || asked % LOOKS_BETWEEN_LISTS == 0 ? listedBehind(rollNumber) : NONE;
        return listed;
    }

    /** Opens one; null if it is not there, or cannot be opened, be it only now, which is told. */
    RollFile open(final int rollNumber, final UnsafeBuffer window) {
        try {
            return new RollFile(rollNumber, folder.open(rollNumber), window);
        } catch (final IOException e) {
            if (folder.rollFile(rollNumber).toFile().exists()) {
                errors.report(new FrameLogException(
                        folder.text(JournalPosition.fileNameOf(rollNumber)
                                + (isNone(rollNumber)
                                        ? " in it is passed over, it is no file: "
                                        : " in it cannot be opened now, readers wait before it and try again: ")
                                + e.getMessage()),
                        e));
            }
            return null;
        }
    }

    /** Whether what has that name can never be a roll file, or nothing has. */
    boolean isNone(final int rollNumber) {
        final Path file = folder.rollFile(rollNumber);
        return Files.notExists(file) || (Files.exists(file) && !Files.isRegularFile(file));
    }

    private int listedBehind(final int rollNumber) {
        for (final int number : numbers()) {
            if (number > rollNumber) {
                return number;
            }
        }
        return NONE;
    }
}
