package io.tailrace.sinks.journal;

/** What a journal that appends counts since it was opened. Read with {@link ChronicleJournal#counter}. */
public enum JournalCounter {
    /** Frames appended. */
    FRAMES_APPENDED,
    /** Bytes of those frames. */
    BYTES_APPENDED,
    /** Times that a new roll file was begun after another one. */
    ROLLS,
    /** Appends answered with NO_SPACE because the disk had too little room. */
    REFUSED_NO_SPACE,
    /** Times that the disk had too little room after it had had enough. */
    SPACE_SHORTAGES,
    /** Bytes of room made on the disk before frames were written there; more than was written, by a chunk a roll file at the most. */
    ROOM_BYTES,
    /** Appends answered with UNAVAILABLE because writing failed. */
    REFUSED_FAILURE,
    /** Appended frames behind which something failed for want of memory or the like, when they were forced, noted as a checkpoint, or retention was applied; a later frame makes up for it. */
    FAULTS_BEHIND_APPEND,
    /** Roll files deleted by retention. */
    FILES_DELETED,
    /** Bytes that were used in those files. */
    BYTES_DELETED,
    /** Deleted roll files of which a named reader had not taken everything: there were more bytes than it is allowed to hold. */
    FILES_LOST_TO_READERS,
    /** Roll files that retention would have deleted, had nobody needed them still; counted at each roll anew. */
    FILES_HELD
}
