package io.tailrace.sinks.journal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The file system as a journal uses it, for everything but the frames themselves, which Chronicle Queue writes through mappings.
 * Tests put faults in here. Called on the thread that opens, appends or lists; implementations need not be safe for several
 * threads at once unless several journals share one.
 */
public interface JournalFiles {
    /**
     * The machine's own file system.
     *
     * @return without state, safe for any thread.
     */
    static JournalFiles system() {
        return SystemJournalFiles.INSTANCE;
    }

    /**
     * Room that is left for this process. Asked while frames are appended, and so the one method that must not allocate.
     *
     * @param directory on the file system that is asked.
     * @return bytes; 0 if it cannot be told.
     */
    long usableBytes(File directory);

    /**
     * The entries of a folder.
     *
     * @param directory to list.
     * @return in the order of their names.
     * @throws IOException if it cannot be listed.
     */
    List<Path> list(Path directory) throws IOException;

    /**
     * The length of a file, holes included.
     *
     * @param file to measure.
     * @return bytes.
     * @throws IOException if it cannot be told.
     */
    long sizeInBytes(Path file) throws IOException;

    /**
     * Makes a folder and those above it.
     *
     * @param directory to make; may exist.
     * @throws IOException if it cannot be made.
     */
    void createDirectories(Path directory) throws IOException;

    /**
     * Reads the beginning of a file.
     *
     * @param file to read.
     * @param limitInBytes how much at the most.
     * @return its bytes.
     * @throws IOException if it cannot be read.
     */
    byte[] read(Path file, int limitInBytes) throws IOException;

    /**
     * Opens a file to read from any place in it, while others may write to it.
     *
     * @param file to open.
     * @return the open file, to be closed.
     * @throws IOException if it cannot be opened, or is no file.
     */
    OpenFile open(Path file) throws IOException;

    /**
     * Gives a file another name in the same folder.
     *
     * @param file to rename.
     * @param name its new one.
     * @throws IOException if it cannot be renamed.
     */
    void rename(Path file, String name) throws IOException;

    /**
     * Writes a small file, all of it or nothing.
     *
     * @param file to write; replaced if it exists.
     * @param content of it.
     * @throws IOException if it cannot be written; then the file is as it was.
     */
    void write(Path file, byte[] content) throws IOException;

    /**
     * Forces to the device what was written to a file, also through mappings.
     *
     * @param file to force.
     * @throws IOException if it cannot be done; then it is not known what reached the device.
     */
    void force(Path file) throws IOException;

    /**
     * Forces to the device which files a folder has, so that a new one is found after the death of the machine.
     *
     * @param directory to force.
     * @throws IOException if it cannot be done; then it is not known what reached the device.
     */
    void forceDirectory(Path directory) throws IOException;

    /**
     * Opens a file to make room for it on the disk before it is written through a mapping. Only so a full disk is an exception: a
     * mapping that finds no room ends the JVM, or throws in any of its threads.
     *
     * @param file made if missing.
     * @return to be closed.
     * @throws IOException if it can be neither opened nor made.
     */
    DiskRoom openRoom(Path file) throws IOException;

    /**
     * Deletes a file.
     *
     * @param file to delete.
     * @throws IOException if it cannot be deleted.
     */
    void delete(Path file) throws IOException;

    /**
     * The roll files that no process has open, from the oldest up to the first that is.
     *
     * @param directory of a journal.
     * @return in the order of their names.
     * @throws IOException if it cannot be told.
     */
    List<Path> removableRollFiles(Path directory) throws IOException;

    /**
     * Takes a lock that ends with the process, however it ends.
     *
     * @param file to lock; made if missing.
     * @param owner text to leave in the file, so that others can say who has it.
     * @return the lock, to be closed; null if somebody else has it.
     * @throws IOException if it can be neither taken nor refused.
     */
    HeldLock tryLock(Path file, String owner) throws IOException;

    /**
     * Who has a lock that could not be taken.
     *
     * @param file that is locked.
     * @return the owner's text; empty if it cannot be told.
     */
    String lockOwner(Path file);

    /** Makes room in a file. Belongs to one thread at a time. */
    interface DiskRoom extends AutoCloseable {
        /**
         * Writes zeros where nothing is used yet. Called while frames are appended, and so must not allocate.
         *
         * @param offset of the first.
         * @param lengthInBytes how many.
         * @throws IOException if the disk is full, or for another reason; some of them may be written then.
         */
        void fill(long offset, long lengthInBytes) throws IOException;

        /**
         * Writes once more what is there, so that holes in it get their place on the disk. Nobody else may write there meanwhile.
         *
         * @param lengthInBytes how much of the file's beginning.
         * @throws IOException if the disk is full, or for another reason; the content is unchanged then.
         */
        void fillHoles(long lengthInBytes) throws IOException;

        /**
         * Closes the file. Safe to call twice.
         */
        @Override
        void close();
    }

    /** A file that is open for reading. One thread at a time. */
    interface OpenFile extends AutoCloseable {
        /**
         * Reads from a place in the file. Must not allocate: roll files are read with it.
         *
         * @param at place in the file, in bytes from its beginning.
         * @param target takes what is read.
         * @param offset in the target.
         * @param lengthInBytes how much at the most.
         * @return how much was read; less than asked for only where the file ends.
         * @throws IOException if it cannot be read.
         */
        int read(long at, byte[] target, int offset, int lengthInBytes) throws IOException;

        /**
         * The length of the file as it is now, holes included.
         *
         * @return bytes.
         * @throws IOException if it cannot be told.
         */
        long lengthInBytes() throws IOException;

        /**
         * Closes the file. Safe to call twice.
         */
        @Override
        void close();
    }

    /** A lock that was taken. */
    interface HeldLock extends AutoCloseable {
        /**
         * Gives the lock back. Safe to call twice.
         */
        @Override
        void close();
    }
}
