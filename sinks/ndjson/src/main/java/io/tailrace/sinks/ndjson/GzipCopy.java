package io.tailrace.sinks.ndjson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.agrona.CloseHelper;

/** Compresses a file, some of it in each step, so that whoever does it between other work does not leave that for long. */
final class GzipCopy implements AutoCloseable {
    private static final int STEP_BYTES = 256 * 1024;

    private final Path from;
    private final LineChannel in;
    private final LineOutput out;
    private final LineChannel outChannel;
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;
    private final byte[] block = new byte[STEP_BYTES];
    private long position;

    GzipCopy(final LineFolder files, final Path from, final Path to) throws IOException {
        this.from = from;
        in = files.open(from);
        try {
            outChannel = files.open(to);
        } catch (final IOException | RuntimeException e) {
            CloseHelper.quietClose(in);
            throw e;
        }
        try {
            outChannel.truncate(0);
            out = new LineOutput(outChannel, 0);
            gzip = new GZIPOutputStream(compressed);
        } catch (final IOException | RuntimeException e) {
            CloseHelper.quietCloseAll(in, outChannel);
            throw e;
        }
    }

    Path from() {
        return from;
    }

    /** Copies some; false when all is copied and on the disk. */
    boolean step() throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(block);
        final int read = in.read(bytes, position);
        if (read > 0) {
            position += read;
            gzip.write(block, 0, read);
            write();
            return true;
        }
        gzip.finish();
        write();
        outChannel.force();
        in.close();
        outChannel.close();
        return false;
    }

    private void write() throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(compressed.toByteArray());
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        compressed.reset();
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(in, outChannel);
    }
}
