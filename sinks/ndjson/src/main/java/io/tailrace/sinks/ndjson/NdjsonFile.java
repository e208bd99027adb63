package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes lines to a file, buffered. A line is taken whole or not at all, and each line that was taken reaches the file once: when
 * writing fails, what has not reached the file stays in the buffer, and the next {@link #flush} goes on from there.
 *
 * <p>Failures surface as {@link UncheckedIOException}s that name the file. Belongs to one thread at a time.
 */
public final class NdjsonFile implements AutoCloseable {
    /** What happens to a file that exists. */
    public enum Mode {
        /** Lines are added behind those that are there. A last line that a crash tore is cut off first. */
        APPEND,
        /** The file begins anew. */
        TRUNCATE
    }

    static final int BUFFER_BYTES = 64 * 1024;

    private static final byte NEWLINE = '\n';

    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final Path path;
    private WritableByteChannel channel;
    private final long cutBytes;
    /** Whole lines that did not reach the file yet, ready to be added to. */
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    private long lines;
    private long bytes;

    NdjsonFile(final Path path, final WritableByteChannel channel, final long cutBytes) {
        this.path = path;
        this.channel = channel;
        this.cutBytes = cutBytes;
    }

    /**
     * Opens a file; makes it, and the folders above it, if missing.
     *
     * @param path of the file.
     * @param mode what happens to one that exists.
     * @return to be closed by the caller.
     * @throws UncheckedIOException if it cannot be opened for writing, or is a folder.
     */
    public static NdjsonFile open(final Path path, final Mode mode) {
        FileChannel channel = null;
        try {
            if (Files.isDirectory(path)) {
                throw new IOException("it is a folder, not a file");
            }
            if (path.toAbsolutePath().getParent() != null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
            }
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            final long keptBytes = mode == Mode.APPEND ? TornLine.wholeLinesBytes(new SystemLineChannel(channel)) : 0;
            final long cutBytes = mode == Mode.APPEND ? channel.size() - keptBytes : 0;
            channel.truncate(keptBytes).position(keptBytes);
            return new NdjsonFile(path, channel, cutBytes);
        } catch (final IOException e) {
            final UncheckedIOException failure = failure(path, "opened", e);
            if (channel != null) {
                close(channel, failure);
            }
            throw failure;
        }
    }

    /**
     * Takes a line. It reaches the file with the next flush, or before if the buffer is full.
     *
     * @param line without a newline; what is no Unicode in it becomes a question mark.
     * @throws IllegalArgumentException if it has a newline in it.
     * @throws UncheckedIOException if the buffer was full and could not be written; the line was not taken then.
     */
    public void append(final CharSequence line) {
        for (int i = 0; i < line.length(); i++) {
            requireNoNewline(line.charAt(i));
        }
        makeRoom((int) Math.ceil((double) encoder.maxBytesPerChar() * line.length()));
        encoder.reset().encode(CharBuffer.wrap(line), buffer, true);
        encoder.flush(buffer);
        endLine();
    }

    /**
     * Takes a line that is UTF-8 already. It reaches the file with the next flush, or before if the buffer is full.
     *
     * @param line without a newline.
     * @throws IllegalArgumentException if it has a newline in it.
     * @throws UncheckedIOException if the buffer was full and could not be written; the line was not taken then.
     */
    public void append(final byte[] line) {
        for (final byte b : line) {
            requireNoNewline(b);
        }
        makeRoom(line.length);
        buffer.put(line);
        endLine();
    }

    /**
     * Takes lines, as {@link #append(byte[])}.
     *
     * @param utf8 whole lines, each ended by a newline.
     * @param count how many.
     */
    void append(final byte[] utf8, final long count) {
        makeRoom(utf8.length);
        buffer.put(utf8);
        lines += count;
    }

    /** Lines that did not reach the file go elsewhere. */
    void moveTo(final WritableByteChannel other) {
        channel = other;
    }

    /**
     * Hands all lines taken so far to the operating system, each once however often this is called.
     *
     * @throws UncheckedIOException if that fails; the next flush goes on where this one ended.
     */
    public void flush() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                bytes += channel.write(buffer);
            }
        } catch (final IOException e) {
            throw failure(path, "written", e);
        } finally {
            buffer.compact();
        }
    }

    /**
     * Lines taken since the file was opened.
     *
     * @return count.
     */
    public long lines() {
        return lines;
    }

    /**
     * What reached the file since it was opened.
     *
     * @return bytes, newlines included.
     */
    public long bytes() {
        return bytes;
    }

    /**
     * What was cut off at opening because a crash had torn the last line.
     *
     * @return bytes; 0 if nothing was torn.
     */
    public long cutBytes() {
        return cutBytes;
    }

    /**
     * Flushes and ends. Safe to call twice.
     *
     * @throws UncheckedIOException if the last lines cannot be written; the file is closed all the same.
     */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            flush();
            channel.close();
        } catch (final UncheckedIOException e) {
            close(channel, e);
            throw e;
        } catch (final IOException e) {
            throw failure(path, "closed", e);
        }
    }

    /** Room for a line and its newline. The buffer is made for one that is longer, so that it can be taken whole. */
    private void makeRoom(final int lineBytes) {
        if (buffer.remaining() <= lineBytes) {
            flush();
            if (buffer.capacity() <= lineBytes) {
                buffer = ByteBuffer.allocate(lineBytes + 1);
            }
        }
    }

    private void endLine() {
        buffer.put(NEWLINE);
        lines++;
    }

    private static void requireNoNewline(final int character) {
        if (character == NEWLINE) {
            throw new IllegalArgumentException("a line with a newline in it would be two");
        }
    }

    private static void close(final WritableByteChannel channel, final UncheckedIOException failure) {
        try {
            channel.close();
        } catch (final IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static UncheckedIOException failure(final Path path, final String done, final IOException cause) {
        return new UncheckedIOException("File " + path + " cannot be " + done + ": " + cause.getMessage(), cause);
    }
}
