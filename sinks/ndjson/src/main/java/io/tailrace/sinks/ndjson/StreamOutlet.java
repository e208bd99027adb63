package io.tailrace.sinks.ndjson;

import io.tailrace.sinks.transport.Outcome;
import io.tailrace.sinks.transport.Outlet;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Writes a pipe or stream on a thread of its own, so that nobody who does not read can hold up anything but that thread. A batch that the other side takes
 * its time for counts as failed, and stays where it is: to send it again is to go on waiting for it.
 *
 * <p>What a reader had not read when it died is lost in the pipe, and nobody is told how much that was. So the next reader gets what a pipe can hold again.
 */
final class StreamOutlet implements Outlet<LineBatch> {
    /** What a pipe of Linux holds, unless somebody asked for more. */
    private static final int PIPE_BYTES = 64 * 1024;

    private static final long CLOSE_MS = 2_000;

    private final LineSink sink;
    private final String name;
    private final long stallNs;
    private final Thread thread;
    private final SynchronousQueue<LineBatch> handOver = new SynchronousQueue<>();
    /** Written by the writer's thread only. */
    private final Deque<byte[]> window = new ArrayDeque<>();

    private long windowBytes;
    private boolean isOpen;

    private LineBatch offered;
    private boolean isHandedOver;
    private long sentAtNs;
    private volatile Outcome outcome = Outcome.PENDING;
    private volatile boolean isClosing;

    StreamOutlet(final String name, final LineSink sink, final long stallNs, final ThreadFactory threads) {
        this.sink = sink;
        this.name = name;
        this.stallNs = stallNs;
        thread = threads.newThread(this::write);
        thread.setName("tailrace-" + name + "-writer");
        thread.start();
    }

    @Override
    public void send(final LineBatch batch, final long nowNs) {
        sentAtNs = nowNs;
        if (batch != offered) {
            offered = batch;
            isHandedOver = false;
            outcome = Outcome.PENDING;
        } else if (outcome instanceof Outcome.Retry) {
            isHandedOver = false;
            outcome = Outcome.PENDING;
        }
        handOver();
    }

    /** The writer takes it as soon as it waits for something: at once, but for its start. */
    private void handOver() {
        if (!isHandedOver) {
            isHandedOver = handOver.offer(offered);
        }
    }

    @Override
    public Outcome poll(final long nowNs) {
        handOver();
        final Outcome known = outcome;
        if (known instanceof Outcome.Pending && nowNs - sentAtNs >= stallNs) {
            return new Outcome.Retry("nobody reads", 0);
        }
        return known;
    }

    @Override
    public void cancel() {
        // It stays under way.
    }

    private void write() {
        try {
            while (!isClosing) {
                final LineBatch batch = handOver.poll(1, TimeUnit.SECONDS);
                if (batch != null) {
                    outcome = outcome(batch);
                }
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sink.close();
        }
    }

    private Outcome outcome(final LineBatch batch) {
        try {
            if (!isOpen) {
                sink.open();
                isOpen = true;
                for (final byte[] before : window) {
                    sink.write(before);
                }
            }
            sink.write(batch.utf8());
            remember(batch.utf8());
            return Outcome.DELIVERED;
        } catch (final IOException e) {
            sink.close();
            isOpen = false;
            return new Outcome.Retry(e.getMessage() == null ? e.toString() : e.getMessage(), 0);
        }
    }

    private void remember(final byte[] bytes) {
        if (!sink.canReopen()) {
            return;
        }
        window.add(bytes);
        windowBytes += bytes.length;
        while (windowBytes - window.peek().length >= PIPE_BYTES) {
            windowBytes -= window.poll().length;
        }
    }

    /** Ends the thread. One that hangs in a stream of somebody else's is left to it, and ends when that does. */
    @Override
    public void close() {
        isClosing = true;
        try {
            for (int attempt = 0; attempt < 2 && thread.isAlive(); attempt++) {
                sink.release();
                thread.interrupt();
                thread.join(CLOSE_MS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            System.getLogger(StreamOutlet.class.getPackageName())
                    .log(
                            System.Logger.Level.WARNING,
                            name + ": its reader takes nothing, so its thread cannot end yet");
        }
    }
}
