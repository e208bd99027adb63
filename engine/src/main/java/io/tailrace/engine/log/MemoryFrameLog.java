package io.tailrace.engine.log;

import io.tailrace.codec.frame.FrameLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The log in memory: a bounded ring of frames that the appender overwrites without looking. A tailer copies a frame out, then checks
 * that it was not overwritten meanwhile; one that was overtaken loses frames, is told how many, and asks for a checkpoint.
 *
 * <p>One kind of reader is not overtaken: the {@link ReliableTailer} of the journal's agent. Where it has not been, the appender answers
 * {@link AppendResult#BACK_PRESSURED}, and the publisher keeps what is recorded for a later, longer interval, until it leaves a journal
 * behind that stands still.
 *
 * <pre>
 *  record:  int32 length of the frame, or -length of padding up to the buffer's end | int32 unused | frame | up to 8-byte boundary
 * </pre>
 */
public final class MemoryFrameLog implements FrameLog, FrameAppender {
    static final int HEADER_LENGTH = 8;

    private static final VarHandle TAIL;
    private static final VarHandle INTENT;

    static {
        try {
            final MethodHandles.Lookup lookup = MethodHandles.lookup();
            TAIL = lookup.findVarHandle(MemoryFrameLog.class, "tail", long.class);
            INTENT = lookup.findVarHandle(MemoryFrameLog.class, "intent", long.class);
        } catch (final ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final int capacityInBytes;
    private final UnsafeBuffer ring;
    private final Runnable checkpointRequest;
    private final List<ReliableTailer> reliable = new CopyOnWriteArrayList<>();
    private final AtomicLong lostFrames = new AtomicLong();

    // Byte positions that only grow. The appender may write below intent; whole frames lie below tail; latest is the
    // newest one's.
    @SuppressWarnings("UnusedVariable") // through INTENT only
    private long intent;

    private long tail;
    private volatile long latest;
    private volatile boolean closed;

    /**
     * Makes an empty log.
     *
     * @param capacityInBytes a power of two, at least four frames of the greatest length.
     * @param checkpointRequest called, on a reader's thread, when a reader joins or has lost frames.
     */
    public MemoryFrameLog(final int capacityInBytes, final Runnable checkpointRequest) {
        if (!BitUtil.isPowerOfTwo(capacityInBytes) || capacityInBytes < 4 * FrameLayout.MAX_FRAME_LENGTH) {
            throw new IllegalArgumentException("memory log length must be a power of two of at least "
                    + 4 * FrameLayout.MAX_FRAME_LENGTH + " bytes, was " + capacityInBytes);
        }
        this.capacityInBytes = capacityInBytes;
        this.ring = new UnsafeBuffer(ByteBuffer.allocateDirect(capacityInBytes));
        this.checkpointRequest = checkpointRequest;
    }

    @Override
    public FrameAppender appender() {
        return this;
    }

    @Override
    public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        if (closed) {
            return AppendResult.CLOSED;
        }
        final int recordLength = BitUtil.align(HEADER_LENGTH + lengthInBytes, HEADER_LENGTH);
        final long from = tail;
        final int index = (int) from & (capacityInBytes - 1);
        final int padding = capacityInBytes - index < recordLength ? capacityInBytes - index : 0;
        final long to = from + padding + recordLength;
        if (to - reliableMinimum() > capacityInBytes) {
            return AppendResult.BACK_PRESSURED;
        }
        INTENT.setOpaque(this, to);
        VarHandle.storeStoreFence(); // intent before bytes; pairs with the loadLoadFence in isOverwritten
        if (padding > 0) {
            ring.putInt(index, -padding);
        }
        final int recordIndex = padding > 0 ? 0 : index;
        ring.putInt(recordIndex, lengthInBytes);
        ring.putBytes(recordIndex + HEADER_LENGTH, buffer, offset, lengthInBytes);
        latest = to - recordLength;
        TAIL.setRelease(this, to); // pairs with tailAcquire
        return AppendResult.APPENDED;
    }

    /**
     * Whether the reliable reader is so far behind that no new snapshot should be cut.
     *
     * @return true when less than half of the log is free for it.
     */
    public boolean isBackPressured() {
        return tail - reliableMinimum() > capacityInBytes / 2;
    }

    /**
     * What the reliable reader has not taken yet. The appender's thread.
     *
     * @return bytes; 0 without such a reader.
     */
    public long waitingInBytes() {
        return tail - reliableMinimum();
    }

    /**
     * How much the log holds.
     *
     * @return a power of two.
     */
    public int capacityInBytes() {
        return capacityInBytes;
    }

    /**
     * Frames that readers lost because they were overtaken.
     *
     * @return of all readers together, since the start.
     */
    public long lostFrames() {
        return lostFrames.get();
    }

    /**
     * Opens the reader that is not overtaken, from the oldest frame. Before the first append, or while nothing was overwritten.
     *
     * @return a reader for one thread.
     */
    public ReliableTailer openReliableTailer() {
        final ReliableTailer tailer = new ReliableTailer(this);
        reliable.add(tailer);
        return tailer;
    }

    @Override
    public FrameTailer openTailer(final String name, final StartPosition start) {
        if (start == StartPosition.ACKNOWLEDGED) {
            throw new FrameLogException("reader \"" + name
                    + "\": the memory log keeps no positions; start at LAST_CHECKPOINT, or use a journal");
        }
        final long now = tailAcquire();
        final boolean fromStart = start == StartPosition.EARLIEST && now <= capacityInBytes;
        final FrameTailer tailer = fromStart ? MemoryTailer.atStart(this) : MemoryTailer.atEnd(this);
        checkpointRequest.run(); // behind the choice of the position: else the checkpoint could come before it
        return tailer;
    }

    @Override
    public boolean isCheckpointDue() {
        return false;
    }

    @Override
    public boolean sync() {
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Whole frames lie below; acquire, pairs with the release in append. */
    long tailAcquire() {
        return (long) TAIL.getAcquire(this);
    }

    /** Whether bytes from a position on may have been overwritten before this call. */
    boolean isOverwritten(final long position) {
        VarHandle.loadLoadFence(); // bytes before intent; pairs with the storeStoreFence in append
        return (long) INTENT.getOpaque(this) - position > capacityInBytes;
    }

    long latest() {
        return latest;
    }

    UnsafeBuffer ring() {
        return ring;
    }

    void onLost(final long frames) {
        lostFrames.addAndGet(frames);
        checkpointRequest.run();
    }

    void remove(final ReliableTailer tailer) {
        reliable.remove(tailer);
    }

    private long reliableMinimum() {
        long minimum = tail;
        for (int i = 0, count = reliable.size(); i < count; i++) {
            minimum = Math.min(minimum, reliable.get(i).gate());
        }
        return minimum;
    }
}
