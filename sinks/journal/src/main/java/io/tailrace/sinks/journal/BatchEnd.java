package io.tailrace.sinks.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The line that ends a batch of a {@link BookmarkedFile}.
 *
 * @param bookmark of the last frame in the batch; null for the line at the file's beginning.
 * @param endBytes place in the file behind the line.
 */
record BatchEnd(JournalBookmark bookmark, long endBytes) {
    /** No other line begins so. */
    static final String PREFIX = "{\"tailrace_bookmark\":";

    private static final Pattern FORM = Pattern.compile(
            Pattern.quote(PREFIX) + "\"([0-9a-f:]*)\",\"bytes\":([0-9]{1,18}),\"crc32c\":\"([0-9a-f]{8})\"\\}");
    private static final int LONGEST = 256;
    private static final int BLOCK_LENGTH = 4 * 1024;

    /** The line that a file begins with. */
    static byte[] begin() {
        return line("", new byte[0]);
    }

    static byte[] of(final JournalBookmark bookmark, final byte[] batch) {
        return line(bookmark.toString(), batch);
    }

    /** The last one whose batch is whole; null if there is none. */
    static BatchEnd last(final BookmarkedFileIo io) throws IOException {
        long end = endOfLine(io, io.sizeInBytes());
        while (end > 0) {
            final long start = endOfLine(io, end - 1);
            final BatchEnd found = read(io, start, end);
            if (found != null) {
                return found;
            }
            end = start;
        }
        return null;
    }

    private static byte[] line(final String bookmark, final byte[] batch) {
        final CRC32C crc = new CRC32C();
        crc.update(batch);
        return ending(bookmark, batch.length, crc).getBytes(StandardCharsets.US_ASCII);
    }

    private static String ending(final String bookmark, final long length, final CRC32C crcOfBatch) {
        // The checksum is of the bookmark, too.
        crcOfBatch.update(bookmark.getBytes(StandardCharsets.US_ASCII));
        final long crc = bookmark.isEmpty() ? 0 : crcOfBatch.getValue();
        return String.format(
                Locale.ROOT, "%s\"%s\",\"bytes\":%d,\"crc32c\":\"%08x\"}\n", PREFIX, bookmark, length, crc);
    }

    private static BatchEnd read(final BookmarkedFileIo io, final long start, final long end) throws IOException {
        if (end - start > LONGEST) {
            return null;
        }
        final String line = StandardCharsets.ISO_8859_1
                .decode(io.read(start, (int) (end - start)))
                .toString();
        final Matcher matcher = FORM.matcher(line.stripTrailing());
        if (!matcher.matches()) {
            return null;
        }
        final long length = Long.parseLong(matcher.group(2));
        if (length > start || !line.equals(ending(matcher.group(1), length, crc(io, start - length, start)))) {
            return null;
        }
        return new BatchEnd(matcher.group(1).isEmpty() ? null : JournalBookmark.parse(matcher.group(1)), end);
    }

    private static CRC32C crc(final BookmarkedFileIo io, final long from, final long to) throws IOException {
        final CRC32C crc = new CRC32C();
        for (long at = from; at < to; at += BLOCK_LENGTH) {
            crc.update(io.read(at, (int) Math.min(BLOCK_LENGTH, to - at)));
        }
        return crc;
    }

    /** The place behind the last newline before a place; 0 if there is none. */
    private static long endOfLine(final BookmarkedFileIo io, final long before) throws IOException {
        long end = before;
        while (end > 0) {
            final long start = Math.max(0, end - BLOCK_LENGTH);
            final ByteBuffer block = io.read(start, (int) (end - start));
            for (int i = block.limit() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }
}
