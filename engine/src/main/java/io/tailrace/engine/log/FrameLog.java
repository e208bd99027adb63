package io.tailrace.engine.log;

/**
 * The one seam between those who make frames and those who read them: an ordered log with one appender and any number of
 * tailers. In memory it is a bounded ring whose slow readers lose frames and are told how many; on disk it is a journal.
 *
 * <p>Opening tailers is safe from any thread; an appender and a tailer each belong to one thread at a time.
 */
public interface FrameLog extends AutoCloseable {
    /**
     * The log's only appender.
     *
     * @return always the same one.
     * @throws FrameLogException if the log was opened for reading only.
     */
    FrameAppender appender();

    /**
     * Opens a reader.
     *
     * @param name names the reader in messages, and its kept position where {@code start} is
     *     {@link StartPosition#ACKNOWLEDGED}: letters, digits, '-', '_' and '.'.
     * @param start where it begins.
     * @return a tailer of its own, to be closed by the caller.
     * @throws FrameLogException if the log cannot be read.
     */
    FrameTailer openTailer(String name, StartPosition start);

    /**
     * Opens a reader of the last piece that begins before an epoch.
     *
     * @param name names the reader in messages.
     * @param epoch above 1.
     * @return a tailer of its own, to be closed by the caller; at the last of the places where a file begins, with a checkpoint, and an
     *     earlier epoch writes; at the oldest frame where there is none, and for logs without files.
     * @throws FrameLogException if the log cannot be read.
     */
    default FrameTailer openTailerBefore(final String name, final int epoch) {
        return openTailer(name, StartPosition.EARLIEST);
    }

    /** Ends the log and all its tailers. Safe to call twice. */
    @Override
    void close();
}
