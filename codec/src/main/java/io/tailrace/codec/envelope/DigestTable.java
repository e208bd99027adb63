package io.tailrace.codec.envelope;

/**
 * Slots with a digest and a time each, found by the digest: open addressing with linear probing over the numbers of the slots. 32 to 40 bytes a
 * slot, whatever is in it. The digests are their own hashes. Not for several threads.
 */
final class DigestTable {
    private static final int NONE = -1;

    private final long[] high;
    private final long[] low;
    private final long[] timeMs;

    /** Slot + 1 at the place of its digest or behind it; 0: empty. Never more than half full. */
    private final int[] places;

    DigestTable(final int slots) {
        high = new long[slots];
        low = new long[slots];
        timeMs = new long[slots];
        places = new int[Integer.highestOneBit(Math.max(slots, 1)) << (Integer.bitCount(slots) == 1 ? 1 : 2)];
    }

    /** The slot of a digest, or -1. */
    int find(final long digestHigh, final long digestLow) {
        for (int place = home(digestLow); places[place] != 0; place = next(place)) {
            final int slot = places[place] - 1;
            if (low[slot] == digestLow && high[slot] == digestHigh) {
                return slot;
            }
        }
        return NONE;
    }

    /** Fills a slot that is empty with a digest that is not there. */
    void put(final int slot, final long digestHigh, final long digestLow, final long time) {
        high[slot] = digestHigh;
        low[slot] = digestLow;
        timeMs[slot] = time;
        int place = home(digestLow);
        while (places[place] != 0) {
            place = next(place);
        }
        places[place] = slot + 1;
    }

    /** Empties a slot that is not. */
    void remove(final int slot) {
        int hole = home(low[slot]);
        while (places[hole] != slot + 1) {
            hole = next(hole);
        }
        // What was put behind the hole only because the hole was taken moves into it, so that no search ends too early.
        for (int place = next(hole); places[place] != 0; place = next(place)) {
            final int home = home(low[places[place] - 1]);
            if (((place - home) & mask()) >= ((place - hole) & mask())) {
                places[hole] = places[place];
                hole = place;
            }
        }
        places[hole] = 0;
    }

    long high(final int slot) {
        return high[slot];
    }

    long low(final int slot) {
        return low[slot];
    }

    long timeMs(final int slot) {
        return timeMs[slot];
    }

    private int home(final long digestLow) {
        return (int) digestLow & mask();
    }

    private int next(final int place) {
        return place + 1 & mask();
    }

    private int mask() {
        return places.length - 1;
    }
}
