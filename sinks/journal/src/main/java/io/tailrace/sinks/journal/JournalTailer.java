package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameHandler;
import io.tailrace.engine.log.FrameTailer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A reader of a journal. Its monitor keeps its file from being closed, by a close on another thread, while a frame is read; nobody
 * else waits for it.
 */
final class JournalTailer implements FrameTailer {
    private final FrameReader reader;
    private final LongConsumer acknowledgements;
    private final Consumer<JournalTailer> onClose;
    private boolean closed;

    JournalTailer(
            final FrameReader reader, final LongConsumer acknowledgements, final Consumer<JournalTailer> onClose) {
        this.reader = reader;
        this.acknowledgements = acknowledgements;
        this.onClose = onClose;
    }

    @Override
    public synchronized int poll(final FrameHandler handler, final int frameLimit) {
        int frames = 0;
        // The handler may close this tailer.
        while (frames < frameLimit && !closed) {
            final int length = reader.next();
            if (length == FrameReader.NOTHING) {
                break;
            }
            frames++;
            handler.onFrame(reader.buffer(), 0, length, reader.position());
        }
        return frames;
    }

    @Override
    public synchronized void acknowledge() {
        if (!closed && reader.position() != 0) {
            acknowledgements.accept(reader.position());
        }
    }

    @Override
    public synchronized long lostFrames() {
        return reader.lostFrames();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            reader.close();
        }
        onClose.accept(this);
    }
}
