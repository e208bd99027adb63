package io.tailrace.jmh.paced;

import io.tailrace.cli.bench.paced.PacedTarget;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** Agrona's ring for one writer, 16 bytes a sample, read by a thread that adds to one histogram and sleeps between polls. */
final class AgronaTarget implements PacedTarget {
    private static final int CAPACITY_BYTES = 1 << 20;
    private static final int SAMPLE_BYTES = 2 * Long.BYTES;
    private static final int MESSAGE_TYPE = 1;
    private static final long SLEEP_NS = 200_000;

    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY_BYTES + RingBufferDescriptor.TRAILER_LENGTH)));
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[SAMPLE_BYTES]);
    private final Histogram histogram = new Histogram(1_000, 3_600_000_000_000L, 3);
    private final Thread reader = new Thread(this::read, "reader");
    private volatile boolean isRunning = true;
    private long refused;

    AgronaTarget() {
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        while (isRunning) {
            if (ring.read((type, buffer, index, length) -> histogram.recordValue(buffer.getLong(index + Long.BYTES)))
                    == 0) {
                LockSupport.parkNanos(SLEEP_NS);
            }
        }
    }

    @Override
    public void record(final long valueNs) {
        message.putLong(0, 1);
        message.putLong(Long.BYTES, valueNs);
        if (!ring.write(MESSAGE_TYPE, message, 0, SAMPLE_BYTES)) {
            refused++;
        }
    }

    @Override
    public long refused() {
        return refused;
    }

    @Override
    public void close() {
        isRunning = false;
        try {
            reader.join();
        } catch (final InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
