package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;

/**
 * A frame that a reader has taken, by its place and by what it is, so that a reader can keep it with its own output and go on right behind it
 * ({@link ChronicleJournal#openTailerBehind}). The place alone would not do: when a machine dies, a journal can lose its last frames, and
 * later others come to their places.
 *
 * @param position of the frame.
 * @param epoch that wrote it.
 * @param sequence of the frame in its epoch.
 * @param checksum of the frame.
 */
public record JournalBookmark(long position, int epoch, long sequence, int checksum) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,19}):([0-9]{1,10}):([0-9]{1,20}):([0-9a-f]{8})");

    /**
     * The bookmark of a frame.
     *
     * @param buffer holds the frame.
     * @param offset of its first byte.
     * @param lengthInBytes of the frame; one that is too short to be one is known by its place only.
     * @param position as it was handed over.
     * @return a bookmark that needs the buffer no more.
     */
    public static JournalBookmark of(
            final DirectBuffer buffer, final int offset, final int lengthInBytes, final long position) {
        if (lengthInBytes < FrameLayout.MESSAGE_HEADER_OFFSET) {
            return new JournalBookmark(position, 0, 0, 0);
        }
        return new JournalBookmark(
                position,
                buffer.getInt(offset + FrameLayout.EPOCH_OFFSET, ByteOrder.LITTLE_ENDIAN),
                buffer.getLong(offset + FrameLayout.SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN),
                buffer.getInt(offset + FrameLayout.CRC_OFFSET, ByteOrder.LITTLE_ENDIAN));
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @param text position, epoch, sequence and checksum.
     * @return the same bookmark.
     * @throws IllegalArgumentException if it is no bookmark.
     */
    public static JournalBookmark parse(final String text) {
        final Matcher matcher = FORM.matcher(text);
        try {
            if (matcher.matches()) {
                return new JournalBookmark(
                        Long.parseLong(matcher.group(1)),
                        Integer.parseUnsignedInt(matcher.group(2)),
                        Long.parseUnsignedLong(matcher.group(3)),
                        Integer.parseUnsignedInt(matcher.group(4), 16));
            }
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no bookmark of a journal", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is no bookmark of a journal");
    }

    /** One line of at most 60 ASCII characters, to be kept anywhere: {@code position:epoch:sequence:checksum}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d:%s:%s:%08x",
                position,
                Integer.toUnsignedString(epoch),
                Long.toUnsignedString(sequence),
                checksum);
    }

    /** For people. */
    String describe() {
        return JournalPosition.describe(position) + " (epoch " + Integer.toUnsignedString(epoch) + ", frame "
                + Long.toUnsignedString(sequence) + ")";
    }
}
