package io.tailrace.cli.torture.writer;

import java.io.File;

/** How many roll files have come into a journal's folder, whichever have gone since. One thread. */
final class RollFiles {
    private static final String SUFFIX = ".cq4";
    private static final int DIGITS = 8;

    private final File directory;

    RollFiles(final File directory) {
        this.directory = directory;
    }

    /** The highest number; 0 if there is none. */
    int newest() {
        int newest = 0;
        final String[] names = directory.list();
        for (final String name : names == null ? new String[0] : names) {
            if (name.endsWith(SUFFIX)) {
                newest = Math.max(newest, Integer.parseInt(name, 0, DIGITS, 10));
            }
        }
        return newest;
    }

    /** Whether one is there. */
    boolean has(final int number) {
        return new File(directory, String.format("%0" + DIGITS + "d" + SUFFIX, number)).exists();
    }
}
