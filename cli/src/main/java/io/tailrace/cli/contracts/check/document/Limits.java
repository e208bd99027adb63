package io.tailrace.cli.contracts.check.document;

/** What a contract may be at the most. A text past them is refused before it is held in memory whole. */
public final class Limits {
    /** Bytes of one file. */
    public static final int FILE_BYTES = 4 << 20;

    /** Files of one folder. */
    public static final int FILES = 10_000;

    /** Objects, arrays, elements or messages inside of each other. */
    public static final int DEPTH = 200;

    /** Characters of one number. */
    static final int NUMBER_LENGTH = 100;

    /** Powers of ten of one number. */
    static final int NUMBER_SCALE = 400;

    private Limits() {}
}
