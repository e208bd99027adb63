package io.tailrace.report.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.replay.ReplayQuery;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HistogramColumnsTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void shouldMakeEachLengthAMultipleOfTheOneBefore() {
        long width = ColumnWidth.atLeast(0);
        for (int i = 0; i < 26; i++) {
            final long next = ColumnWidth.next(width);
            assertEquals(0, next % width, width + " and " + next);
            assertTrue(next > width);
            width = next;
        }
        assertEquals(1_000 * MS, ColumnWidth.atLeast(201 * MS));
    }

    @Test
    void shouldPutACutAtTheEndOfAColumnIntoIt() {
        assertEquals(0, ColumnWidth.columnOf(100 * MS, 100 * MS));
        assertEquals(1, ColumnWidth.columnOf(100 * MS + 1, 100 * MS));
        assertEquals(-1, ColumnWidth.columnOf(0, 100 * MS));
    }

    @Test
    void shouldNotGrowBeyondItsColumnsWhateverTheClockSays() {
        final JournalDigest digest = new JournalDigest(ReplayQuery.ALL, null);
        for (final long ns : new long[] {1, 100 * MS, Long.MAX_VALUE, Long.MIN_VALUE + 1, 1L << 61, -5}) {
            digest.flow(ns, new FlowColumn(1, 0, 0, 0, 0));
        }

        assertTrue(digest.length() <= JournalDigest.MOST_COLUMNS, () -> "columns: " + digest.length());
        assertEquals(
                6,
                digest.flow().values().stream().mapToLong(FlowColumn::samples).sum());
    }

    @Test
    void shouldAddUpRunsAsBuckets() {
        final BucketRun one = new BucketRun(new int[] {1, 5}, new long[] {2, 3}, 5, 0, sum(20), 1, 5);
        final BucketRun other = new BucketRun(new int[] {0, 5, 9}, new long[] {1, 4, 6}, 10, 1, sum(70), 0, 9);
        final BucketRun both = one.plus(other);

        assertArrayEquals(new int[] {0, 1, 5, 9}, both.indexes());
        assertArrayEquals(new long[] {1, 2, 7, 6}, both.counts());
        assertEquals(15, both.samples());
        assertEquals(90, both.sum().toDouble());
        assertEquals(0, both.min());
        assertEquals(9, both.max());
    }

    @Test
    void shouldKeepNothingOfWhatHasNoSamples() {
        final MetricDescriptor metric =
                MetricDescriptor.histogram("lengths").help("Lengths.").build();
        final HistogramColumns columns = new HistogramColumns(new SeriesInfo(1, metric, List.of()));
        columns.add(3, new HistogramTotals(metric));
        columns.coarsen(2);

        assertTrue(columns.columns().isEmpty());
        assertEquals(0, columns.buckets());
    }

    private static io.tailrace.codec.histogram.ExactSum sum(final long value) {
        return new io.tailrace.codec.histogram.ExactSum(0, value);
    }
}
