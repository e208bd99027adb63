package io.tailrace.engine.reader.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.bucket.PercentileRank;
import io.tailrace.testsupport.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BlockDrawsTest {
    private static final int DRAWS = 20;

    @Test
    void shouldTakeBlocksOfTheCubeRoot() {
        assertEquals(3, BlockDraws.blockLength(30));
        assertEquals(10, BlockDraws.blocks(30));
        assertEquals(8, BlockDraws.blockLength(511));
        assertEquals(64, BlockDraws.blocks(511));
        assertEquals(1, BlockDraws.blockLength(1));
        assertEquals(1, BlockDraws.blocks(1));
    }

    @Test
    void shouldFindWhatSortingEachDrawFinds() {
        Seeds.run(20, random -> {
            final List<long[]> samples = new ArrayList<>();
            for (int i = 0; i < 5 + random.nextInt(60); i++) {
                samples.add(random.longs(1 + random.nextInt(40), 1, 300).toArray());
            }
            final List<Cell> cells = samples.stream().map(Load::cell).toList();
            final Cell total = cells.stream().reduce(Cell::plus).orElseThrow();
            final long seed = random.nextLong();
            final BlockDraws draws = new BlockDraws(cells, DRAWS, seed);

            final List<long[]> drawn = drawn(samples, seed);
            for (final double percentile : new double[] {10, 50, 99}) {
                final double[] found = draws.valuesAtPercentile(percentile, total);
                for (int draw = 0; draw < DRAWS; draw++) {
                    final long[] sorted = drawn.get(draw);
                    final int rank = (int) PercentileRank.of(percentile, sorted.length);
                    assertEquals((double) sorted[rank - 1], found[draw], "draw " + draw + " at " + percentile);
                }
            }
            final double[] means = draws.means();
            for (int draw = 0; draw < DRAWS; draw++) {
                assertEquals(Arrays.stream(drawn.get(draw)).average().orElseThrow(), means[draw], 1e-9);
            }
        });
    }

    @Test
    void shouldTakeNeighboursTogether() {
        // Two levels that stay for long: single intervals would hide how uncertain their share is.
        final List<Cell> cells = new ArrayList<>();
        final List<Cell> shuffled = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            cells.add(Load.cell(i / 16 % 2 == 0 ? 100 : 200));
            shuffled.add(Load.cell(i % 2 == 0 ? 100 : 200));
        }

        assertTrue(spread(cells) > 1.5 * spread(shuffled), spread(cells) + " and " + spread(shuffled));
    }

    private static double spread(final List<Cell> cells) {
        final double[] means = new BlockDraws(cells, 1_000, 1).means();
        final double mean = Arrays.stream(means).average().orElseThrow();
        return Math.sqrt(Arrays.stream(means)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    /** The samples of each draw, sorted. */
    private static List<long[]> drawn(final List<long[]> samples, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final int size = samples.size();
        final List<long[]> draws = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            LongStream all = LongStream.empty();
            for (int block = 0; block < BlockDraws.blocks(size); block++) {
                final int start = random.nextInt(size);
                for (int i = 0; i < BlockDraws.blockLength(size); i++) {
                    all = LongStream.concat(all, Arrays.stream(samples.get((start + i) % size)));
                }
            }
            draws.add(all.sorted().toArray());
        }
        return draws;
    }
}
