package io.tailrace.engine.reader.compare;

import io.tailrace.engine.compare.Interval;
import java.util.Arrays;
import java.util.List;

/**
 * How sure the highest of all samples is. The bootstrap says nothing of it: no draw holds more than was seen. But if two logs are alike and
 * one holds the share {@code s} of all samples, the {@code k} blocks that reach highest lie all in that one with probability {@code s^k}. So
 * its interval begins at its {@code k}-th highest block, with {@code k} large enough to make that unlikely; the longer a log, the larger.
 */
final class Maximum {
    private Maximum() {}

    /** How many blocks must reach above the whole other side, if that is to happen by chance no more often than {@code chance}. */
    static int blocksNeeded(final long samples, final long samplesOfOther, final double chance) {
        final double share = (double) samples / (samples + samplesOfOther);
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(Math.log(chance) / Math.log(share)));
    }

    /** From the {@code needed}-th highest block to the highest of all; there are that many blocks. */
    static Interval interval(final List<Cell> cells, final int needed) {
        final int length = BlockDraws.blockLength(cells.size());
        final long[] highest = new long[BlockDraws.blocks(cells.size())];
        for (int i = 0; i < cells.size(); i++) {
            highest[i / length] = Math.max(highest[i / length], cells.get(i).max());
        }
        Arrays.sort(highest);
        final long max = highest[highest.length - 1];
        return new Interval((double) highest[highest.length - needed], (double) max, (double) max);
    }
}
