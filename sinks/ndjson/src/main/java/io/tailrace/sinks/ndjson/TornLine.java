package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Finds where the whole lines of a file end, whatever a crash left behind them. */
final class TornLine {
    private static final int BLOCK_BYTES = 8 * 1024;

    private TornLine() {}

    /** Bytes up to and with the last newline; 0 if there is none. */
    static long wholeLinesBytes(final LineChannel channel) throws IOException {
        final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        long end = channel.sizeInBytes();
        while (end > 0) {
            final long start = Math.max(0, end - BLOCK_BYTES);
            read(channel, block.clear().limit((int) (end - start)), start);
            for (int i = block.limit() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static void read(final LineChannel channel, final ByteBuffer block, final long start) throws IOException {
        while (block.hasRemaining()) {
            if (channel.read(block, start + block.position()) < 0) {
                throw new IOException("it was cut off while it was looked at");
            }
        }
    }
}
