package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.console.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A stream that may stand still for ever, read by a thread of its own, so that Ctrl-C ends it as the end of a file does, behind what had come by then. That thread is a
 * daemon: nothing can end its read. One thread reads this.
 */
final class StandardInput extends InputStream {
    private static final int CHUNK_LENGTH = 1 << 16;
    private static final int CHUNKS = 4;
    private static final long LOOK_INTERVAL_MS = 50;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS);
    private final InputStream in;
    private final StopSignal stop;
    private volatile IOException fault;
    private byte[] chunk = {};
    private int index;
    private int chunksToCome = Integer.MAX_VALUE;
    private boolean isEnded;

    private StandardInput(final InputStream in, final StopSignal stop) {
        this.in = in;
        this.stop = stop;
    }

    static StandardInput launch(final InputStream in, final StopSignal stop) {
        final StandardInput input = new StandardInput(in, stop);
        final Thread thread = new Thread(input::pump, "standard-input");
        thread.setDaemon(true);
        thread.start();
        return input;
    }

    private void pump() {
        final byte[] buffer = new byte[CHUNK_LENGTH];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (length > 0) {
                    chunks.put(Arrays.copyOf(buffer, length));
                }
            }
        } catch (final IOException e) {
            fault = e;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            chunks.put(END);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(final byte[] bytes, final int offset, final int length) throws IOException {
        if (index == chunk.length && !isEnded) {
            await();
        }
        if (isEnded) {
            if (fault != null) {
                throw fault;
            }
            return -1;
        }
        final int taken = Math.min(length, chunk.length - index);
        System.arraycopy(chunk, index, bytes, offset, taken);
        index += taken;
        return taken;
    }

    private void await() {
        try {
            byte[] next = null;
            while (next == null && !stop.isRequested()) {
                next = chunks.poll(LOOK_INTERVAL_MS, TimeUnit.MILLISECONDS);
            }
            if (next == null) {
                chunksToCome = Math.min(chunksToCome, chunks.size()); // whoever writes may go on for ever
                next = chunksToCome-- > 0 ? chunks.poll() : END;
            }
            isEnded = next.length == 0;
            chunk = isEnded ? END : next;
            index = 0;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            isEnded = true;
        }
    }
}
