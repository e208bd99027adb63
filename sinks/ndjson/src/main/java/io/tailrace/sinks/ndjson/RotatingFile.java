package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.agrona.CloseHelper;

/**
 * A file of lines that nobody can make again, such as ticks, which is put aside for a new one. Each line that was taken reaches a file once: what
 * cannot be written stays, and the next {@link #flush} goes on with it, also in a new file if somebody moved or deleted the one before. A last line that a crash
 * tore is cut off at opening. Failures surface as {@link UncheckedIOException}s that name the file. One thread.
 */
public final class RotatingFile implements AutoCloseable {
    private final Path path;
    private final LineFolder files;
    private final RotationPolicy policy;
    private final FsyncPolicy fsync;
    private final RotatedFiles rotated;
    private LineChannel channel;
    private LineOutput output;
    private Object identity;
    private long openedAtMs;
    private final NdjsonFile lines;
    private boolean hasChores = true;

    private RotatingFile(
            final Path path,
            final LineFolder files,
            final RotationPolicy policy,
            final FsyncPolicy fsync,
            final long nowMs) {
        this.path = path;
        this.files = files;
        this.policy = policy;
        this.fsync = fsync;
        rotated = new RotatedFiles(files, path, policy);
        begin(nowMs);
        lines = new NdjsonFile(path, output, 0);
    }

    /**
     * Opens a file in a folder that is there; lines are added behind those that it has.
     *
     * @param path of the file.
     * @param policy when it is put aside. Its age counts from when it was opened, or put aside last.
     * @param fsync {@link FsyncPolicy#NONE} for never, else with each flush.
     * @param nowMs wall clock.
     * @return to be closed by the caller.
     * @throws UncheckedIOException if it cannot be opened.
     */
    public static RotatingFile open(
            final Path path, final RotationPolicy policy, final FsyncPolicy fsync, final long nowMs) {
        return open(path, LineFolder.system(), policy, fsync, nowMs);
    }

    static RotatingFile open(
            final Path path,
            final LineFolder files,
            final RotationPolicy policy,
            final FsyncPolicy fsync,
            final long nowMs) {
        return new RotatingFile(path, files, policy, fsync, nowMs);
    }

    private void begin(final long nowMs) {
        LineChannel opening = null;
        try {
            opening = files.open(path);
            final long wholeBytes = TornLine.wholeLinesBytes(opening);
            opening.truncate(wholeBytes);
            identity = files.identity(path);
            output = new LineOutput(opening, wholeBytes);
            channel = opening;
            openedAtMs = nowMs;
        } catch (final IOException e) {
            CloseHelper.quietClose(opening);
            throw failure("opened", e);
        }
    }

    /**
     * Takes a line. It reaches the file with the next flush.
     *
     * @param line without a newline.
     */
    public void append(final CharSequence line) {
        lines.append(line);
    }

    /**
     * Hands all lines taken so far to the operating system, each once however often this is called, and puts the file aside if that is due.
     *
     * @param nowMs wall clock.
     * @throws UncheckedIOException if that fails; the next flush goes on where this one ended.
     */
    public void flush(final long nowMs) {
        try {
            if (!identity.equals(files.identity(path))) {
                channel.truncate(output.positionInBytes());
                reopen(nowMs);
            }
            lines.flush();
            if (fsync != FsyncPolicy.NONE) {
                channel.force();
            }
            if (policy.isDue(output.positionInBytes(), nowMs - openedAtMs)) {
                files.move(path, rotated.of(rotated.last() + 1));
                reopen(nowMs);
                hasChores = true;
            }
            hasChores = hasChores && rotated.work();
        } catch (final IOException e) {
            throw failure("written", e);
        }
    }

    private void reopen(final long nowMs) {
        final LineChannel before = channel;
        begin(nowMs);
        lines.moveTo(output);
        CloseHelper.quietClose(before);
    }

    /** Flushes what can be, and ends. */
    @Override
    public void close() {
        rotated.giveUp();
        try {
            lines.close();
        } finally {
            CloseHelper.quietClose(channel);
        }
    }

    private UncheckedIOException failure(final String done, final IOException cause) {
        return new UncheckedIOException("File " + path + " cannot be " + done + ": " + cause.getMessage(), cause);
    }
}
