package io.tailrace.cli.torture.writer;

/** Where a writer is to be when it is killed. */
public enum KillPoint {
    /** Nowhere: it is told to end, and closes its journal. */
    CLOSED,
    /** Wherever it is when the signal comes. */
    ANYWHERE,
    /** In an append: the entry is begun in the mapped file, nothing of the frame is in it yet. */
    IN_APPEND,
    /** Behind an append: the frame is in the journal, and whoever appended it does not know yet. */
    BEHIND_APPEND,
    /** In a roll: the next file has just come into the folder. */
    ROLL_FILE_MADE,
    /** In a roll: the first entry of the next file is begun. */
    ROLL_FILE_BEGUN,
    /** In a roll: old files are about to be deleted. */
    RETENTION,
    /** Between two frames of a checkpoint. */
    IN_CHECKPOINT,
    /** In the start: before one of the calls to the file system that opening a journal makes. */
    IN_START
}
