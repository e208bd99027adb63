package io.tailrace.cli.stat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the folders of journals, each once, within bounds: so many journals, so many folders, so deep. One thread. */
final class JournalSearch {
    /** More are not followed at once: each has open files. */
    static final int MOST_JOURNALS = 64;

    private static final String MARKER = "tailrace.journal";
    private static final int MOST_FOLDERS = 2_000;
    private static final int MOST_ENTRIES = 50_000;
    private static final int DEPTH = 3;

    private final Set<Path> found = new LinkedHashSet<>();
    private int foldersLeft = MOST_FOLDERS;
    private int entriesLeft = MOST_ENTRIES;
    private boolean isWhole = true;

    static boolean isJournal(final Path folder) {
        return Files.isRegularFile(folder.resolve(MARKER));
    }

    /** Tells a journal from another one that was put in its place; null where the file system has nothing to tell them by. */
    static Object identity(final Path folder) {
        try {
            return Files.readAttributes(folder.resolve(MARKER), BasicFileAttributes.class)
                    .fileKey();
        } catch (final IOException gone) {
            return null;
        }
    }

    /** Takes a folder that may be a journal. */
    void take(final Path folder) {
        if (!isJournal(folder)) {
            return;
        }
        try {
            final Path real = folder.toRealPath();
            if (found.size() < MOST_JOURNALS || found.contains(real)) {
                found.add(real);
            } else {
                isWhole = false;
            }
        } catch (final IOException gone) {
            // as it never was
        }
    }

    /** Takes a folder and those below it; does not follow links, and looks into no journal. */
    void takeBelow(final Path top) {
        below(top, DEPTH);
    }

    FoundJournals result() {
        return new FoundJournals(new ArrayList<>(found), isWhole);
    }

    private void below(final Path folder, final int depth) {
        if (isJournal(folder)) {
            take(folder);
            return;
        }
        if (--foldersLeft < 0) {
            isWhole = false;
            return;
        }
        if (depth > 0) {
            folders(folder).forEach(child -> below(child, depth - 1));
        }
    }

    private List<Path> folders(final Path folder) {
        final List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (final Path child : children) {
                if (--entriesLeft < 0) {
                    isWhole = false;
                    break;
                }
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    folders.add(child);
                }
            }
        } catch (final IOException | RuntimeException unreadable) {
            // whoever may not look in there sees no journal
        }
        folders.sort(null);
        return folders;
    }
}
