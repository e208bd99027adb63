package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;
import io.tailrace.testsupport.Seeds;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is offered and drained in whatever order, the ring does what a queue with two marks would do. */
class SampleRingModelTest {
    private static final int STEPS = 20_000;

    private static final int BLOCK = SampleBlock.samplesFor(256);

    @Test
    void shouldBehaveLikeAQueueThatFreesWholeBlocks() {
        Seeds.run(20, random -> {
            final int capacity = 256 << random.nextInt(3);
            final double ratio = 0.1 + 0.9 * random.nextDouble();
            final Model model = new Model(capacity, (int) (capacity * ratio));
            final SampleRing ring = new SampleRing(0, "any", capacity, ratio, random.nextBoolean());
            int series = 0;
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(200) == 0) {
                    model.drain(ring, limit(random, capacity));
                } else {
                    final int priority = random.nextInt(Priority.COUNT);
                    final long value = random.nextLong();
                    assertEquals(model.offer(priority, ++series, value), ring.offer(priority, series, value));
                }
                assertEquals(model.samples.size(), ring.unread());
            }
            model.drain(ring, Integer.MAX_VALUE);
            assertEquals(0, ring.unread());
            model.assertRefusals(ring);
        });
    }

    private static int limit(final Random random, final int capacity) {
        return random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(capacity);
    }

    private static final class Model {
        private final int capacity;
        private final int highWater;
        private final Queue<Long> samples = new ArrayDeque<>();
        private final long[][] refused = new long[RefusalReason.COUNT][Priority.COUNT];
        private long produced;
        private long consumed;

        Model(final int capacity, final int highWater) {
            this.capacity = capacity;
            this.highWater = highWater;
        }

        int offer(final int priority, final int seriesId, final long value) {
            final long freed = consumed / BLOCK * BLOCK;
            if (produced == freed + capacity) {
                refused[RefusalReason.FULL.index()][priority]++;
                return Offer.FULL;
            }
            if (priority == Priority.LOWEST.rank() && samples.size() >= highWater) {
                refused[RefusalReason.HIGH_WATER.index()][priority]++;
                return Offer.HIGH_WATER;
            }
            samples.add(seriesId ^ value);
            produced++;
            return Offer.ACCEPTED;
        }

        void drain(final SampleRing ring, final int limit) {
            final Drained drained = new Drained();
            final int count = ring.drain(drained, limit);
            assertEquals(count, drained.values().size());
            for (int i = 0; i < count; i++) {
                assertEquals(
                        samples.remove(),
                        drained.seriesIds().get(i) ^ drained.values().get(i));
            }
            consumed += count;
            assertEquals(consumed, ring.consumed());
        }

        void assertRefusals(final SampleRing ring) {
            for (final Priority priority : Priority.values()) {
                for (int reason = 0; reason < RefusalReason.COUNT; reason++) {
                    assertEquals(refused[reason][priority.rank()], ring.refused(RefusalReason.of(reason), priority));
                }
            }
        }
    }
}
