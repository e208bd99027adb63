package io.tailrace.sinks.journal;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Chronicle's index in a roll file: where each 64th frame lies. Two levels of arrays, each an entry of Chronicle's own, that begins with
 * its name. Addresses from it are tried, not trusted: 0 stands for one that is not there or cannot be. Belongs to one thread at a time.
 */
final class RollFileIndex {
    private static final int SPACING = RollNumbers.INSTANCE.defaultIndexSpacing();
    private static final int COUNT = RollNumbers.INSTANCE.defaultIndexCount();
    /** Before its bytes, the code of a name that is a field's and the length of that. */
    private static final int NAME_OFFSET = EntryHeader.LENGTH + 2;
    /** Behind it, padding that puts the numbers on multiples of 8 bytes, and the code of an array. */
    private static final byte ARRAY_CODE = (byte) 0x8D;

    private static final int LONGEST_PADDING = 16;
    private static final byte[] OUTER_NAME = "index2index".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INNER_NAME = "index".getBytes(StandardCharsets.US_ASCII);

    private final RollFile file;
    private final long outerValuesAt;
    private long innerAt;
    private long innerValuesAt;

    RollFileIndex(final RollFile file) {
        this.file = file;
        outerValuesAt = file.header().isSound() ? valuesAt(file.header().indexAt(), OUTER_NAME) : 0;
    }

    static long spacing() {
        return SPACING;
    }

    /** Where the frame with the number {@code block * spacing()} lies; 0 if the index does not say. */
    long address(final long block) {
        final long outer = block / COUNT;
        if (outerValuesAt == 0 || outer >= COUNT) {
            return 0;
        }
        final long at = file.longNow(outerValuesAt + outer * Long.BYTES);
        if (at != innerAt) {
            innerAt = at;
            innerValuesAt = at == 0 ? 0 : valuesAt(at, INNER_NAME);
        }
        final long address = innerValuesAt == 0 ? 0 : file.longNow(innerValuesAt + block % COUNT * Long.BYTES);
        return address > 0 && address % EntryHeader.LENGTH == 0 ? address : 0;
    }

    /**
     * The number of the frame whose entry lies at that place, counted from or to an indexed one near it; -1 if damage is
     * between.
     */
    long numberAt(final long entryAt) {
        if (outerValuesAt == 0) {
            return -1;
        }
        final long behind = firstBlockBehind(entryAt);
        long before = behind - 1;
        while (before >= 0 && address(before) == 0) {
            before--;
        }
        if (before >= 0) {
            final long passed = framesBetween(address(before), entryAt);
            if (passed >= 0) {
                return before * SPACING + passed;
            }
        }
        final long left = address(behind) == 0 ? -1 : framesBetween(entryAt, address(behind));
        return left < 0 ? -1 : Math.max(-1, behind * SPACING - left);
    }

    /** Whether a writer can go on with it behind so many frames: it lies where it should and leads to arrays that are there. */
    boolean isSound(final long frames) {
        if (outerValuesAt == 0
                || EntryHeader.next(0, file.headerNow(0)) != file.header().indexAt()) {
            return false;
        }
        final long nextIndexed = file.header().nextIndexed();
        boolean isSound = nextIndexed >= 0 && nextIndexed % SPACING == 0 && nextIndexed < frames + SPACING;
        for (long outer = 0; outer <= frames / SPACING / COUNT; outer++) {
            final long innerAddress = file.longNow(outerValuesAt + outer * Long.BYTES);
            final boolean isNeeded = outer * COUNT * SPACING < frames;
            isSound &= innerAddress == 0 ? !isNeeded : valuesAt(innerAddress, INNER_NAME) != 0;
        }
        return isSound;
    }

    /** Addresses rise, so the block is found by halving; what is damaged leads to a wrong block, from which counting fails. */
    private long firstBlockBehind(final long entryAt) {
        long low = 0;
        long high = 1;
        while (address(high) != 0 && address(high) <= entryAt && high < (long) COUNT * COUNT) {
            low = high;
            high *= 2;
        }
        while (low < high) {
            final long middle = (low + high) >>> 1;
            final long address = address(middle);
            if (address != 0 && address <= entryAt) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long framesBetween(final long from, final long to) {
        long at = from;
        long frames = 0;
        while (at < to && frames <= SPACING) {
            final int header = file.headerAt(at);
            if (!EntryHeader.isReady(header)) {
                return -1;
            }
            if (!EntryHeader.isMetaData(header)) {
                frames++;
            }
            at = EntryHeader.next(at, header);
        }
        return at == to ? frames : -1;
    }

    private long valuesAt(final long entryAt, final byte[] name) {
        final int length = NAME_OFFSET + name.length + LONGEST_PADDING + 2 * Long.BYTES;
        if (!EntryHeader.isMetaData(file.headerAt(entryAt)) || !file.has(entryAt, length)) {
            return 0;
        }
        final int entry = file.inWindow(entryAt);
        for (int i = 0; i < name.length; i++) {
            if (file.window().getByte(entry + NAME_OFFSET + i) != name[i]) {
                return 0;
            }
        }
        for (int i = 0; i < LONGEST_PADDING; i++) {
            final int code = NAME_OFFSET + name.length + i;
            final boolean isArray = file.window().getByte(entry + code) == ARRAY_CODE
                    && file.window().getLong(entry + code + 1, ByteOrder.LITTLE_ENDIAN) == COUNT;
            if (isArray) {
                return entryAt + code + 1 + 2 * Long.BYTES;
            }
        }
        return 0;
    }
}
