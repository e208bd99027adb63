package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import org.agrona.DirectBuffer;

/**
 * Reads what a journal says, beginning behind a bookmark: a listener is told each thing whose last frame lies behind it, and nothing else.
 * The frames of the bookmark's roll file before it are read, too, because they say what later ones are about; a {@link BookmarkedListener} is told of them. One thread.
 *
 * <p>Together with an output that keeps {@link #bookmark} in the same step as what was made of the frames, each frame is applied exactly once,
 * whenever and wherever the reader dies. {@link BookmarkedFile} is such an output; a table of the database that takes the values, written in
 * the same transaction, is another one.
 */
public final class BookmarkedReader implements AutoCloseable {
    private final FrameTailer tailer;
    private final FrameListener listener;
    private final FrameReader reader;
    private final JournalBookmark begin;
    private boolean isBehind;
    private long lostBefore;
    private JournalBookmark bookmark;

    private BookmarkedReader(final FrameTailer tailer, final JournalBookmark begin, final FrameListener listener) {
        this.tailer = tailer;
        this.begin = begin;
        this.listener = listener;
        reader = new FrameReader(
                listener instanceof BookmarkedListener knowing
                        ? knowing.begin()
                        : new Nobody(listener.readsSamples(), listener.readsEntries()));
        bookmark = begin;
    }

    /**
     * Opens a reader.
     *
     * @param journal that it reads; stays the caller's.
     * @param name of the reader, for messages.
     * @param bookmark of the last frame that was applied; null for none.
     * @param listener is told what lies behind it, on the thread that polls.
     * @return to be closed by the caller.
     * @throws io.tailrace.engine.log.FrameLogException as {@link ChronicleJournal#openTailerBehind}.
     */
    public static BookmarkedReader open(
            final ChronicleJournal journal,
            final String name,
            final JournalBookmark bookmark,
            final FrameListener listener) {
        return new BookmarkedReader(journal.openTailerAround(name, bookmark), bookmark, listener);
    }

    /**
     * Opens a reader in a journal that has lost what a bookmark stands for ({@link BookmarkLostException}), for outputs that may take things twice:
     * it begins with the roll file that the bookmark's place was in, or with the newest one before that, so that nothing that is there is left out.
     *
     * @param journal that it reads; stays the caller's.
     * @param name of the reader, for messages.
     * @param bookmark of the last frame that was applied.
     * @param listener is told all from the beginning of that file, on the thread that polls.
     * @return to be closed by the caller.
     * @throws io.tailrace.engine.log.FrameLogException if the journal cannot be read.
     */
    public static BookmarkedReader openNear(
            final ChronicleJournal journal,
            final String name,
            final JournalBookmark bookmark,
            final FrameListener listener) {
        return new BookmarkedReader(journal.openTailerNear(name, bookmark), null, listener);
    }

    /**
     * Reads on, without waiting.
     *
     * @param frameLimit how many frames at the most.
     * @return how many were read; 0 when there is nothing new.
     */
    public int poll(final int frameLimit) {
        return tailer.poll(this::onFrame, frameLimit);
    }

    /**
     * The frame read last: to be kept with what the listener made of all frames up to it.
     *
     * @return null as long as no frame was ever read.
     */
    public JournalBookmark bookmark() {
        return bookmark;
    }

    /**
     * Frames behind the bookmark that cannot be read any more.
     *
     * @return as {@link FrameTailer#lostFrames}.
     */
    public long lostFrames() {
        return tailer.lostFrames() - lostBefore;
    }

    @Override
    public void close() {
        tailer.close();
    }

    private void onFrame(final DirectBuffer buffer, final int offset, final int lengthInBytes, final long position) {
        if (!isBehind && (begin == null || position > begin.position())) {
            isBehind = true;
            reader.tell(listener);
        }
        reader.onFrame(buffer, offset, lengthInBytes, position);
        if (isBehind) {
            bookmark = JournalBookmark.of(buffer, offset, lengthInBytes, position);
        } else {
            lostBefore = tailer.lostFrames();
        }
    }

    /** Is told what lies before the bookmark. That samples and entries are read is settled when a reader is made. */
    private record Nobody(boolean readsSamples, boolean readsEntries) implements FrameListener {}
}
