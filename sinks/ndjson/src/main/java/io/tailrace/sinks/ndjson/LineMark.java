package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in {@code NAME.mark}: {@code BYTES:FILE:BEGAN READ}, or {@code BYTES READ} as earlier versions wrote it.
 *
 * @param bytes length of the file, all of it whole lines.
 * @param file counts the files that were written under the name, from 1: it is what the file is called when it is rotated.
 * @param beganAtMs wall clock when the file was begun, ms since 1970.
 * @param read how far what the lines are made of was read; empty if nothing was.
 */
record LineMark(long bytes, long file, long beganAtMs, String read) {
    private static final int LONGEST = 4_096;
    private static final String NEXT = ".next";
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18})(?::(\\d{1,18}):(\\d{1,18}))? ([^\\n]*)\\n?", Pattern.DOTALL);

    /** Reads one; null if there is none. */
    static LineMark read(final LineFolder files, final Path path, final long nowMs) throws IOException {
        if (files.identity(path) == null) {
            return null;
        }
        try (LineChannel channel = files.open(path)) {
            final ByteBuffer text = ByteBuffer.allocate((int) Math.min(LONGEST, channel.sizeInBytes()));
            int read = 0;
            while (read >= 0 && text.hasRemaining()) {
                read = channel.read(text, text.position());
            }
            return parse(path, StandardCharsets.UTF_8.decode(text.flip()).toString(), nowMs);
        }
    }

    private static LineMark parse(final Path path, final String text, final long nowMs) throws IOException {
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IOException(path.getFileName() + " is no mark; choose another path or delete both");
        }
        final boolean isCounted = matcher.group(2) != null;
        return new LineMark(
                Long.parseLong(matcher.group(1)),
                isCounted ? Long.parseLong(matcher.group(2)) : 1,
                isCounted ? Long.parseLong(matcher.group(3)) : nowMs,
                matcher.group(4));
    }

    /** Forced before it gets its name: after a power loss there is the mark before or this one, never half of one. */
    void write(final LineFolder files, final Path path) throws IOException {
        final Path next = path.resolveSibling(path.getFileName() + NEXT);
        final ByteBuffer text = StandardCharsets.UTF_8.encode(bytes + ":" + file + ":" + beganAtMs + " " + read + "\n");
        try (LineChannel channel = files.open(next)) {
            channel.truncate(0);
            while (text.hasRemaining()) {
                channel.write(text, text.position());
            }
            channel.force();
        }
        files.move(next, path);
        files.force(path.toAbsolutePath().getParent());
    }
}
