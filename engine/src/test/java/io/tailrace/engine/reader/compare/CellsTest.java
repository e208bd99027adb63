package io.tailrace.engine.reader.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.bucket.PercentileRank;
import io.tailrace.testsupport.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class CellsTest {
    @Test
    void shouldAddUpToWhatWasAdded() {
        Seeds.run(50, random -> {
            final long[] one = random.longs(1 + random.nextInt(100), 1, 200).toArray();
            final long[] other = random.longs(1 + random.nextInt(100), 1, 200).toArray();
            final Cell sum = Load.cell(one).plus(Load.cell(other));

            final long[] all = LongStream.concat(Arrays.stream(one), Arrays.stream(other))
                    .sorted()
                    .toArray();
            assertEquals(all.length, sum.samples());
            assertEquals(all.length, sum.total());
            assertEquals((double) Arrays.stream(all).sum(), sum.sum());
            assertEquals(all[all.length - 1], sum.max());
            for (long value = 0; value <= 201; value++) {
                final long limit = value;
                assertEquals(Arrays.stream(all).filter(it -> it <= limit).count(), sum.countUpTo(value));
            }
            for (final double percentile : new double[] {0, 1, 50, 99.9, 100}) {
                assertEquals(
                        all[(int) PercentileRank.of(percentile, all.length) - 1], sum.valueAtPercentile(percentile));
            }
        });
    }

    @Test
    void shouldKeepIntervalsApartWhileTheyAreFew() {
        final Cells cells = new Cells();
        fill(cells, Cells.LIMIT - 1);

        assertEquals(Cells.LIMIT - 1, cells.all().size());
        assertEquals(1, cells.width());
    }

    @Test
    void shouldPutNeighboursTogetherWhenTheyAreMany() {
        final Cells cells = new Cells();
        fill(cells, Cells.LIMIT);

        assertEquals(Cells.LIMIT / 2, cells.all().size());
        assertEquals(2, cells.width());
        assertEquals(3, cells.all().get(1).max());
        assertEquals(2, cells.all().get(1).samples());
    }

    @Test
    void shouldStayBoundedHoweverManyThereAre() {
        final Cells cells = new Cells();
        fill(cells, 20_000);

        assertTrue(cells.all().size() < Cells.LIMIT, cells.all().size() + " cells");
        assertEquals(64, cells.width());
        assertEquals(20_000, cells.total().samples());
        assertEquals(19_999, cells.total().max());
    }

    @Test
    void shouldKeepFewerCellsOfManyBuckets() {
        final Cells cells = new Cells(1_000);
        for (int i = 0; i < 200; i++) {
            cells.add(Load.cell(LongStream.range(i * 20L, i * 20L + 20).toArray()));
        }

        assertTrue(cells.all().size() < 128, cells.all().size() + " cells");
        assertEquals(4_000, cells.total().samples());
    }

    /** As a recording does: each of them goes into the cell that is open. */
    private static void fill(final Cells cells, final int intervals) {
        final List<Long> open = new ArrayList<>();
        for (long i = 0; i < intervals; i++) {
            open.add(i);
            if (open.size() == cells.width()) {
                cells.add(Load.cell(open.stream().mapToLong(Long::longValue).toArray()));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            cells.add(Load.cell(open.stream().mapToLong(Long::longValue).toArray()));
        }
    }
}
