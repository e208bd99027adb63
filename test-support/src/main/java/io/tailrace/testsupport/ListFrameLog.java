package io.tailrace.testsupport;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.CheckpointBeginDecoder;
import io.tailrace.codec.sbe.CheckpointCommitDecoder;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameHandler;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A journal that keeps its frames in a list: what one engine wrote, the next one finds. Safe for any thread. */
public final class ListFrameLog implements FrameLog, FrameAppender {
    private final List<byte[]> frames = new ArrayList<>();
    private final Map<String, Integer> acknowledged = new HashMap<>();
    private boolean closed;
    private boolean checkpointDue;
    private int syncs;

    /**
     * Opens the log again after it was closed, with all that it holds.
     *
     * @return this.
     */
    public synchronized ListFrameLog reopen() {
        closed = false;
        return this;
    }

    /** Says that a checkpoint is due, as a journal does that is going to roll. */
    public synchronized void askForCheckpoint() {
        checkpointDue = true;
    }

    /**
     * Takes the newest frames away, as a crash does that happened before they were written.
     *
     * @param count how many.
     */
    public synchronized void dropLast(final int count) {
        frames.subList(frames.size() - count, frames.size()).clear();
    }

    /**
     * How many frames it holds.
     *
     * @return from 0.
     */
    public synchronized int size() {
        return frames.size();
    }

    /**
     * How often the appender was asked to make frames durable.
     *
     * @return from 0.
     */
    public synchronized int syncs() {
        return syncs;
    }

    /**
     * Whether it was closed.
     *
     * @return true until it is opened again.
     */
    public synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Hands all frames over.
     *
     * @param handler takes them; positions are places in the list.
     */
    public synchronized void read(final FrameHandler handler) {
        for (int i = 0; i < frames.size(); i++) {
            handler.onFrame(new UnsafeBuffer(frames.get(i)), 0, frames.get(i).length, i);
        }
    }

    @Override
    public FrameAppender appender() {
        return this;
    }

    @Override
    public synchronized AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        if (closed) {
            return AppendResult.CLOSED;
        }
        final byte[] frame = new byte[lengthInBytes];
        buffer.getBytes(offset, frame);
        frames.add(frame);
        if (FrameStamp.templateId(buffer, offset) == CheckpointCommitDecoder.TEMPLATE_ID) {
            checkpointDue = false;
        }
        return AppendResult.APPENDED;
    }

    @Override
    public synchronized boolean isCheckpointDue() {
        return checkpointDue;
    }

    @Override
    public synchronized boolean sync() {
        syncs++;
        return true;
    }

    @Override
    public synchronized FrameTailer openTailer(final String name, final StartPosition start) {
        return new Tailer(
                name,
                switch (start) {
                    case EARLIEST -> 0;
                    case LAST_CHECKPOINT -> lastCheckpoint();
                    case END -> frames.size();
                    case ACKNOWLEDGED -> acknowledged.getOrDefault(name, 0);
                });
    }

    private int lastCheckpoint() {
        boolean hasCommit = false;
        for (int i = frames.size() - 1; i >= 0; i--) {
            final int template = FrameStamp.templateId(new UnsafeBuffer(frames.get(i)), 0);
            hasCommit |= template == CheckpointCommitDecoder.TEMPLATE_ID;
            if (hasCommit && template == CheckpointBeginDecoder.TEMPLATE_ID) {
                return i;
            }
        }
        return 0;
    }

    private synchronized byte[] frame(final int index) {
        return !closed && index < frames.size() ? frames.get(index) : null;
    }

    private synchronized void acknowledge(final String name, final int next) {
        acknowledged.put(name, next);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private final class Tailer implements FrameTailer {
        private final String name;
        private int next;
        private boolean tailerClosed;

        Tailer(final String name, final int next) {
            this.name = name;
            this.next = next;
        }

        @Override
        public int poll(final FrameHandler handler, final int frameLimit) {
            int handled = 0;
            byte[] frame = null;
            while (handled < frameLimit && !tailerClosed && (frame = frame(next)) != null) {
                handled++;
                handler.onFrame(new UnsafeBuffer(frame), 0, frame.length, next++);
            }
            return handled;
        }

        @Override
        public void acknowledge() {
            ListFrameLog.this.acknowledge(name, next);
        }

        @Override
        public long lostFrames() {
            return 0;
        }

        @Override
        public void close() {
            tailerClosed = true;
        }
    }
}
