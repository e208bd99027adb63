package io.tailrace.sinks.journal;

import java.util.HexFormat;

/**
 * The first entry of a roll file, Chronicle's own: where the last entry lies, how many frames there are, and where the index is. All of
 * it is a help to find places faster; nothing is trusted. Its form is that of Chronicle Queue's store for one index count and spacing,
 * so all bytes but the three values are always the same.
 *
 * <pre>
 *   0x40  place of the last entry that was written, int64
 *   0x48  the number of that entry among the frames (lower half) and the lower half of its place again (upper half), int64
 *   0x98  place of the index of the index, int64
 *   0xB0  number of the next frame that the index is to hold, int64
 * </pre>
 */
final class RollFileHeader {
    private static final int LAST_ENTRY_AT = 0x40;
    private static final int LAST_FRAME_AT = 0x48;
    private static final int INDEX_AT = 0x98;
    private static final int NEXT_INDEXED_AT = 0xB0;
    private static final byte[] FORM = HexFormat.of()
            .parseHex("c1000040b906686561646572b608534351"
                    + "53746f726582aa000000cd7772697465506f736974696f6e8e01000000008d02000000000000000200000000000000"
                    + "00000000000000000000000000000000"
                    + "c8696e646578696e67b60c53435153496e646578696e67824c000000ca696e646578436f756e74a50010"
                    + "cc696e64657853706163696e67a140cb696e64657832496e6465788f8fa70000000000000000"
                    + "c96c617374496e6465788e00000000a70000000000000000ca64617461466f726d6174a101");
    /** The header's own header may be damaged, or not written yet. */
    private static final int FORM_BEGIN = EntryHeader.LENGTH;

    private final RollFile file;
    private boolean isKnownSound;

    RollFileHeader(final RollFile file) {
        this.file = file;
    }

    /** Whether it has its form, so that its values can be tried. */
    boolean isSound() {
        if (!isKnownSound) {
            file.drop();
            isKnownSound = file.has(0, FORM.length) && hasForm();
        }
        return isKnownSound;
    }

    /** Place of the last entry that was written, as the file says now; 0 if there is none. */
    long lastEntryAt() {
        return file.longNow(LAST_ENTRY_AT);
    }

    /** The number of the frame at the last entry, or -1 if that is not known. */
    long lastFrame(final long lastEntryAt) {
        final long numberAndPlace = file.longNow(LAST_FRAME_AT);
        return (int) (numberAndPlace >>> Integer.SIZE) == (int) lastEntryAt ? numberAndPlace & 0xFFFF_FFFFL : -1;
    }

    long indexAt() {
        return file.longNow(INDEX_AT);
    }

    long nextIndexed() {
        return file.longNow(NEXT_INDEXED_AT);
    }

    private boolean hasForm() {
        for (int i = FORM_BEGIN; i < FORM.length; i++) {
            if (FORM[i] != file.window().getByte(file.inWindow(0) + i) && !isValue(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValue(final int i) {
        return (i >= LAST_ENTRY_AT && i < LAST_FRAME_AT + Long.BYTES)
                || (i >= INDEX_AT && i < INDEX_AT + Long.BYTES)
                || (i >= NEXT_INDEXED_AT && i < NEXT_INDEXED_AT + Long.BYTES);
    }
}
