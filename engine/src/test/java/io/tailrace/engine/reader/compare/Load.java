package io.tailrace.engine.reader.compare;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.engine.reader.Shop;
import java.util.Arrays;
import java.util.Random;

/**
 * Random latencies as a service has them: log-normal, at a level that wanders from interval to interval, with a pause now and then that
 * everything in some intervals waits for.
 */
final class Load {
    private static final double MEDIAN_NS = 100_000;
    private static final double SPREAD = 0.6;
    private static final double STAYS = 0.8;

    private final Random random;
    private int intervals = 300;
    private int samples = 100;
    private double wander;
    private double pauses;
    private double tailFactor = 1;
    private double factor = 1;

    Load(final Random random) {
        this.random = random;
    }

    Load intervals(final int count) {
        intervals = count;
        return this;
    }

    Load samplesAnInterval(final int count) {
        samples = count;
        return this;
    }

    /** By how much the level of an interval differs, as a share. */
    Load wander(final double share) {
        wander = share;
        return this;
    }

    /** How likely an interval is to have a pause, which makes a tenth of its samples a hundred times as long. */
    Load pauses(final double share) {
        pauses = share;
        return this;
    }

    /** Makes everything so many times as long. */
    Load slower(final double times) {
        factor = times;
        return this;
    }

    /** Makes the slowest twentieth so many times as long. */
    Load slowerTail(final double times) {
        tailFactor = times;
        return this;
    }

    Recording record() {
        final Cells cells = new Cells();
        double level = 0;
        Cell open = null;
        long openIntervals = 0;
        for (int i = 0; i < intervals; i++) {
            level = STAYS * level + wander * Math.sqrt(1 - STAYS * STAYS) * random.nextGaussian();
            final Cell interval = interval(Math.exp(level));
            open = open == null ? interval : open.plus(interval);
            if (++openIntervals == cells.width() || i == intervals - 1) {
                cells.add(open);
                open = null;
                openIntervals = 0;
            }
        }
        return Recording.of(Shop.LATENCY_METRIC, cells, intervals);
    }

    private Cell interval(final double level) {
        final boolean isPaused = random.nextDouble() < pauses;
        final long[] values = new long[samples];
        for (int i = 0; i < samples; i++) {
            final double deviation = random.nextGaussian();
            final double pause = isPaused && random.nextInt(10) == 0 ? 100 : 1;
            final double tail = deviation > 1.645 ? tailFactor : 1;
            values[i] = bucket(Math.round(MEDIAN_NS * factor * level * tail * pause * Math.exp(SPREAD * deviation)));
        }
        return cell(values);
    }

    /** To ten bits, as a histogram of three digits has it. */
    private static long bucket(final long value) {
        final int bits = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - 10);
        return (value >>> bits) << bits;
    }

    /** A cell whose buckets are as narrow as the samples are exact. */
    static Cell cell(final long... samples) {
        final long[] sorted = samples.clone();
        Arrays.sort(sorted);
        final long[] values = new long[sorted.length];
        final long[] counts = new long[sorted.length];
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            size += i == 0 || sorted[i] > sorted[i - 1] ? 1 : 0;
            values[size - 1] = sorted[i];
            counts[size - 1] = i + 1L;
        }
        return new Cell(
                Arrays.copyOf(values, size),
                Arrays.copyOf(counts, size),
                samples.length,
                new ExactSum(0, Arrays.stream(samples).sum()),
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
