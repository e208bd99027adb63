package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameVersion;
import io.tailrace.engine.log.FrameLogException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The folder of a journal: what lies where, and whether it may be used. Every check comes before anything is made. */
final class JournalFolder {
    private static final String LOCK_FILE = "journal.lock";
    private static final String POSITIONS_FILE = "journal.positions";
    private static final String CHRONICLE_TABLE = "metadata.cq4t";
    /** What is put behind the name of a file that only ends like a roll file. */
    static final String FOREIGN_SUFFIX = ".foreign";
    /** What may lie in a folder that is to become a journal: a lock of a first attempt, and what file systems put at their root. */
    private static final Set<String> HARMLESS = Set.of(LOCK_FILE, JournalMarker.FILE + ".new", "lost+found");
    /** Of Chronicle's table, as far as it will ever be used. */
    private static final int TABLE_BYTES = 16 * 1024;

    private final Path directory;
    private final JournalFiles files;

    JournalFolder(final Path directory, final JournalFiles files) {
        this.directory = directory;
        this.files = files;
    }

    Path directory() {
        return directory;
    }

    Path lockFile() {
        return directory.resolve(LOCK_FILE);
    }

    Path positionsFile() {
        return directory.resolve(POSITIONS_FILE);
    }

    /** Chronicle's table: which roll files there are. */
    Path tableFile() {
        return directory.resolve(CHRONICLE_TABLE);
    }

    Path rollFile(final int rollNumber) {
        return directory.resolve(JournalPosition.fileNameOf(rollNumber));
    }

    /** Whether something was written here, and be it only Chronicle's table, which comes before the first roll file. */
    boolean isBegun() {
        return Files.exists(tableFile()) || !rollNumbers().isEmpty();
    }

    /**
     * Makes room for Chronicle's table, which is written through a mapping, and lets Chronicle begin a new one: an old one may be
     * damaged, and nothing in it is needed that the roll files do not tell.
     */
    void makeTable() {
        try {
            files.write(tableFile(), new byte[TABLE_BYTES]);
        } catch (final IOException e) {
            throw new FrameLogException(text("the folder cannot be written: " + e), e);
        }
    }

    boolean isMarked() {
        return Files.exists(markerFile());
    }

    long sizeInBytes(final int rollNumber) {
        try {
            return files.sizeInBytes(rollFile(rollNumber));
        } catch (final IOException e) {
            throw new FrameLogException(text("a roll file cannot be measured: " + e), e);
        }
    }

    JournalFiles.OpenFile open(final int rollNumber) throws IOException {
        return files.open(rollFile(rollNumber));
    }

    /** The numbers of the roll files, and of what only has the name of one, rising. */
    List<Integer> rollNumbers() {
        try {
            return files.list(directory).stream()
                    .map(file -> file.getFileName().toString())
                    .filter(JournalPosition::isRollFileName)
                    .map(JournalPosition::rollNumberOf)
                    .filter(rollNumber -> rollNumber >= RollNumbers.FIRST)
                    .collect(Collectors.toList());
        } catch (final IOException e) {
            throw new FrameLogException(text("the folder cannot be listed: " + e), e);
        }
    }

    /** Refuses a path that can never be a journal to append to. */
    void requireAppendable() {
        final Path existing = nearestExisting();
        if (!Files.isDirectory(existing)) {
            throw refusal(existing + " is a file, not a folder; choose another path");
        }
        if (!Files.isWritable(existing)) {
            throw refusal(existing + " cannot be written" + whyNot(existing));
        }
        if (isMarked()) {
            requireReadableMajor();
        } else if (existing.equals(directory) && !isEmpty()) {
            throw refusal("the folder is not empty and not a Tailrace journal; choose an empty one");
        }
    }

    /** Only a try tells a read-only file system, which changed rights would not mend. */
    private static String whyNot(final Path folder) {
        final Path file = folder.resolve("tailrace.try");
        try {
            Files.delete(Files.createFile(file));
        } catch (final AccessDeniedException denied) {
            return " by this user; change its rights or choose another path";
        } catch (final FileSystemException refused) {
            return " (" + refused.getReason() + "); choose another path";
        } catch (final IOException other) {
            return " (" + other + "); choose another path";
        }
        return " by this user; change its rights or choose another path";
    }

    /** Whether nothing is here yet that could be read, and nothing that would keep a writer from beginning. */
    boolean isAwaited() {
        if (!Files.isDirectory(directory)) {
            return !Files.exists(directory);
        }
        return isMarked() ? !isBegun() : isEmpty();
    }

    /** Refuses a path that is no journal to read. */
    void requireReadable() {
        if (!Files.exists(directory)) {
            throw refusal("there is nothing at this path");
        }
        if (!isMarked()) {
            throw refusal("not a Tailrace journal (no " + JournalMarker.FILE + " in it)");
        }
        requireReadableMajor();
        if (!isBegun()) {
            throw refusal("nothing was written into it yet; start the service that writes it, then try again");
        }
    }

    void create() {
        final Path existing = nearestExisting();
        try {
            files.createDirectories(directory);
            for (Path made = directory; !made.equals(existing); made = made.getParent()) {
                files.forceDirectory(made.getParent());
            }
        } catch (final IOException e) {
            throw new FrameLogException(text("the folder cannot be made: " + e), e);
        }
    }

    void mark() {
        try {
            if (!isMarked()) {
                files.write(markerFile(), JournalMarker.content());
            }
        } catch (final IOException e) {
            throw new FrameLogException(text("the folder cannot be written: " + e), e);
        }
    }

    FrameLogException refusal(final String why) {
        return new FrameLogException(text(why));
    }

    FrameLogException newerMajor(final int major) {
        return refusal("written by a newer Tailrace (frame version " + major + ", this one reads " + FrameVersion.MAJOR
                + "); use that version or choose another path");
    }

    String text(final String why) {
        return "Journal " + directory + ": " + why;
    }

    /**
     * Deletes the newest roll file if a process died before it had begun it. Nobody can have read or written frames there. Only for
     * the holder of the lock.
     */
    void deleteUnfinishedRollFile() {
        final List<Integer> rollNumbers = rollNumbers();
        if (rollNumbers.isEmpty()) {
            return;
        }
        final int newest = rollNumbers.get(rollNumbers.size() - 1);
        if (!Files.isRegularFile(rollFile(newest))) {
            return;
        }
        try {
            final boolean isUnfinished;
            try (RollFile file = new RollFile(newest, open(newest), RollFile.newWindow())) {
                isUnfinished = file.isUnfinished();
            }
            if (isUnfinished) {
                files.delete(rollFile(newest));
            }
        } catch (final IOException e) {
            throw new FrameLogException(
                    text(JournalPosition.fileNameOf(newest) + " in it cannot be looked at: " + e), e);
        }
    }

    /**
     * Gives another name to what ends like a roll file and is none: Chronicle takes every such name for a number when it opens the
     * folder to append. Only for the holder of the lock.
     *
     * @return what had to be renamed.
     */
    List<String> setForeignFilesAside() {
        try {
            final List<String> foreign = files.list(directory).stream()
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(JournalPosition.ROLL_FILE_SUFFIX))
                    .filter(name -> !JournalPosition.isRollFileName(name))
                    .collect(Collectors.toList());
            for (final String name : foreign) {
                files.rename(directory.resolve(name), name + FOREIGN_SUFFIX);
            }
            return foreign;
        } catch (final IOException e) {
            throw new FrameLogException(text("a foreign file in it cannot be renamed: " + e), e);
        }
    }

    private void requireReadableMajor() {
        final int major;
        try {
            major = JournalMarker.major(files.read(markerFile(), JournalMarker.LONGEST));
        } catch (final IOException | IllegalArgumentException e) {
            throw new FrameLogException(text(JournalMarker.FILE + " in it cannot be read: " + e.getMessage()), e);
        }
        if (major > FrameVersion.MAJOR) {
            throw newerMajor(major);
        }
    }

    private Path markerFile() {
        return directory.resolve(JournalMarker.FILE);
    }

    private Path nearestExisting() {
        Path path = directory;
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }

    private boolean isEmpty() {
        try {
            return files.list(directory).stream()
                    .allMatch(file -> HARMLESS.contains(file.getFileName().toString()));
        } catch (final IOException e) {
            throw new FrameLogException(text("the folder cannot be listed: " + e), e);
        }
    }
}
