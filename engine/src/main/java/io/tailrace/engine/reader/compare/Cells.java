package io.tailrace.engine.reader.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * The intervals of a log in their order, each for itself while they are few. When they become too many, each two neighbours are put
 * together, and from then on each cell takes twice as many: a million intervals take no more memory than a thousand.
 */
final class Cells {
    static final int LIMIT = 512;

    /** Fewer cells than this would say too little of what lies between them. */
    private static final int LOWER_LIMIT = 64;

    /** 16 bytes each. */
    private static final long BUCKET_LIMIT = 4L << 20;

    private final long bucketLimit;
    private List<Cell> cells = new ArrayList<>();
    private long buckets;
    private long width = 1;

    Cells() {
        this(BUCKET_LIMIT);
    }

    Cells(final long bucketLimit) {
        this.bucketLimit = bucketLimit;
    }

    /** How many intervals go into a cell. */
    long width() {
        return width;
    }

    List<Cell> all() {
        return cells;
    }

    /** Adds the next one, of {@link #width()} intervals; the last one of all may have fewer. */
    void add(final Cell cell) {
        cells.add(cell);
        buckets += cell.length();
        if (cells.size() == LIMIT
                || (buckets > bucketLimit && cells.size() >= 2 * LOWER_LIMIT && cells.size() % 2 == 0)) {
            cells = pairs(cells);
            buckets = cells.stream().mapToLong(Cell::length).sum();
            width *= 2;
        }
    }

    /** All of them as one. */
    Cell total() {
        List<Cell> left = cells;
        while (left.size() > 1) {
            left = pairs(left);
        }
        return left.get(0);
    }

    private static List<Cell> pairs(final List<Cell> cells) {
        final List<Cell> pairs = new ArrayList<>(LIMIT);
        for (int i = 0; i < cells.size(); i += 2) {
            pairs.add(i + 1 < cells.size() ? cells.get(i).plus(cells.get(i + 1)) : cells.get(i));
        }
        return pairs;
    }
}
