package io.tailrace.engine.reader.compare;

import io.tailrace.engine.bucket.PercentileRank;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The draws of a circular block bootstrap over cells: each draw takes as many blocks as cover all cells, each from a random cell on, around
 * the end to the beginning. The same draws serve every statistic. One thread.
 */
final class BlockDraws {
    private final List<Cell> cells;
    private final int blockLength;
    private final int blocks;
    private final int draws;
    private final char[] starts;
    private final long[] column;
    private final long[] before;

    /** {@code draws} of them; the same seed gives the same ones. */
    BlockDraws(final List<Cell> cells, final int draws, final long seed) {
        this.cells = cells;
        this.draws = draws;
        blockLength = blockLength(cells.size());
        blocks = blocks(cells.size());
        column = new long[cells.size()];
        before = new long[cells.size() + 1];
        final SplittableRandom random = new SplittableRandom(seed);
        starts = new char[draws * blocks];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (char) random.nextInt(cells.size());
        }
    }

    /** Cells in a block: about the cube root of their number. */
    static int blockLength(final int cells) {
        return (int) Math.max(1, Math.round(Math.cbrt(cells)));
    }

    /** Blocks that cover so many cells. */
    static int blocks(final int cells) {
        return (cells + blockLength(cells) - 1) / blockLength(cells);
    }

    /** The mean of each draw, recorded unit. */
    double[] means() {
        final double[] sums = new double[cells.size()];
        for (int start = 0; start < sums.length; start++) {
            for (int i = 0; i < blockLength; i++) {
                sums[start] += cells.get((start + i) % sums.length).sum();
            }
        }
        final double[] means = new double[draws];
        sumBlocks(Cell::samples);
        for (int draw = 0; draw < draws; draw++) {
            double sum = 0;
            for (int i = draw * blocks; i < (draw + 1) * blocks; i++) {
                sum += sums[starts[i]];
            }
            means[draw] = sum / sumOfDraw(draw);
        }
        return means;
    }

    /** The value at a percentile of each draw, recorded unit; {@code total} is all cells together. */
    double[] valuesAtPercentile(final double percentile, final Cell total) {
        final long[] ranks = new long[draws];
        sumBlocks(Cell::total);
        for (int draw = 0; draw < draws; draw++) {
            ranks[draw] = PercentileRank.of(percentile, sumOfDraw(draw));
        }
        final double[] found = new double[draws];
        final int[] order = IntStream.range(0, draws).toArray();
        new Search(ranks, order, found, total).run(0, total.length() - 1, 0, draws);
        return found;
    }

    private void sumBlocks(final ToLongFunction<Cell> what) {
        for (int i = 0; i < cells.size(); i++) {
            before[i + 1] = before[i] + what.applyAsLong(cells.get(i));
        }
        final int size = cells.size();
        for (int start = 0; start < size; start++) {
            final int end = start + blockLength;
            column[start] =
                    end <= size ? before[end] - before[start] : before[size] - before[start] + before[end - size];
        }
    }

    private long sumOfDraw(final int draw) {
        long sum = 0;
        for (int i = draw * blocks; i < (draw + 1) * blocks; i++) {
            sum += column[starts[i]];
        }
        return sum;
    }

    /**
     * Looks for the buckets of all draws at once, halving the buckets in question: the counts of a bucket are added up once, whatever the
     * number of draws that ask for them, and not kept.
     */
    private final class Search {
        private final long[] ranks;
        private final int[] order;
        private final double[] found;
        private final Cell total;

        Search(final long[] ranks, final int[] order, final double[] found, final Cell total) {
            this.ranks = ranks;
            this.order = order;
            this.found = found;
            this.total = total;
        }

        /** The draws from one place in the order up to another have their value in these buckets. */
        void run(final int lowest, final int highest, final int from, final int to) {
            if (from == to) {
                return;
            }
            if (lowest == highest) {
                for (int i = from; i < to; i++) {
                    found[order[i]] = total.within(total.value(lowest));
                }
                return;
            }
            final int middle = (lowest + highest) >>> 1;
            final int split = split(total.value(middle), from, to);
            run(lowest, middle, from, split);
            run(middle + 1, highest, split, to);
        }

        /** Puts the draws whose value is this or less before the others; says where those begin. */
        private int split(final long value, final int from, final int to) {
            sumBlocks(cell -> cell.countUpTo(value));
            int split = from;
            for (int i = from; i < to; i++) {
                final int draw = order[i];
                if (sumOfDraw(draw) >= ranks[draw]) {
                    order[i] = order[split];
                    order[split++] = draw;
                }
            }
            return split;
        }
    }
}
