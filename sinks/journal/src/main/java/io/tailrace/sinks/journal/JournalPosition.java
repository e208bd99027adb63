package io.tailrace.sinks.journal;

import java.util.Locale;

/** Reads the positions that a journal's tailers give to frames. Stateless. */
public final class JournalPosition {
    static final String ROLL_FILE_SUFFIX = ".cq4";

    private static final int NAME_DIGITS = 8;

    private JournalPosition() {}

    /**
     * Where a frame lies, for people: {@code 00000003.cq4#17} is the 18th frame of the third roll file.
     *
     * @param position of a frame.
     * @return roll file and place in it, from 0; says so if no frame can have this position.
     */
    public static String describe(final long position) {
        if (position < firstOf(RollNumbers.FIRST)) {
            return "no place in a roll file (" + position + ")";
        }
        return fileName(position) + "#" + placeInFile(position);
    }

    /** With the place of its entry in the file, in bytes: {@code 00000003.cq4#17, byte 49152}. */
    static String describe(final long position, final long byteOffset) {
        return describe(position) + ", byte " + byteOffset;
    }

    /**
     * The roll file that holds a frame.
     *
     * @param position of a frame.
     * @return the file's name in the journal's folder.
     */
    public static String fileName(final long position) {
        return fileNameOf(rollNumber(position));
    }

    /**
     * The number of the roll file that holds a frame.
     *
     * @param position of a frame.
     * @return from 1.
     */
    public static int rollNumber(final long position) {
        return RollNumbers.INSTANCE.toCycle(position);
    }

    /**
     * The place of a frame in its roll file.
     *
     * @param position of a frame.
     * @return from 0.
     */
    public static long placeInFile(final long position) {
        return RollNumbers.INSTANCE.toSequenceNumber(position);
    }

    static long firstOf(final int rollNumber) {
        return RollNumbers.INSTANCE.toIndex(rollNumber, 0);
    }

    static String fileNameOf(final int rollNumber) {
        return String.format(Locale.ROOT, "%08d%s", rollNumber, ROLL_FILE_SUFFIX);
    }

    /** Whether a name in the folder is that of a roll file; others may end the same way and be none. */
    static boolean isRollFileName(final String fileName) {
        if (fileName.length() != NAME_DIGITS + ROLL_FILE_SUFFIX.length() || !fileName.endsWith(ROLL_FILE_SUFFIX)) {
            return false;
        }
        return fileName.chars().limit(NAME_DIGITS).allMatch(letter -> letter >= '0' && letter <= '9');
    }

    static int rollNumberOf(final String fileName) {
        return Integer.parseInt(fileName.substring(0, fileName.length() - ROLL_FILE_SUFFIX.length()));
    }
}
