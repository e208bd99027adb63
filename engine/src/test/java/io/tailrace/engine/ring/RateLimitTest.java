package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;
import io.tailrace.testsupport.Seeds;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ring under a rate limit: each sample needs a token, and what has none is refused and counted. */
class RateLimitTest {
    private static final int CAPACITY = 512;
    private static final int BLOCK = SampleBlock.samplesFor(CAPACITY);
    private static final int BURST = 10;

    enum Form {
        SINGLE,
        STRICT,
        SHARED;

        Subject make() {
            if (this == SHARED) {
                final SharedSampleRing ring = new SharedSampleRing(0, "limited", CAPACITY, 0.8);
                return new Subject(ring, priority -> ring.offer(priority, 1, 1));
            }
            final SampleRing ring = new SampleRing(0, "limited", CAPACITY, 0.8, this == STRICT);
            return new Subject(ring, priority -> ring.offer(priority, 1, 1));
        }
    }

    record Subject(SampleSource ring, ToIntFunction<Integer> writer) {
        int offer(final Priority priority) {
            return writer.applyAsInt(priority.rank());
        }

        long refused(final RefusalReason reason) {
            long sum = 0;
            for (final Priority priority : Priority.values()) {
                sum += ring.refused(reason, priority);
            }
            return sum;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeAsManySamplesAsThereAreTokens(final Form form) {
        final Subject subject = form.make();
        assertEquals(Offer.ACCEPTED, subject.offer(Priority.NORMAL));
        subject.ring.grant(3, BURST);
        subject.ring.setLimited(true);

        for (int i = 0; i < 3; i++) {
            assertEquals(Offer.ACCEPTED, subject.offer(Priority.NORMAL));
        }
        assertEquals(Offer.RATE_LIMITED, subject.offer(Priority.NORMAL));
        assertEquals(Offer.RATE_LIMITED, subject.offer(Priority.CRITICAL));
        subject.ring.grant(1, BURST);
        assertEquals(Offer.ACCEPTED, subject.offer(Priority.NORMAL));

        assertEquals(1, subject.ring.refused(RefusalReason.RATE_LIMITED, Priority.NORMAL));
        assertEquals(1, subject.ring.refused(RefusalReason.RATE_LIMITED, Priority.CRITICAL));
        assertEquals(5, Drained.all(subject.ring).values().size());
    }

    @ParameterizedTest
    @EnumSource
    void shouldSaveUpNoMoreThanABurst(final Form form) {
        final Subject subject = form.make();
        subject.ring.setLimited(true);
        for (int i = 0; i < 100; i++) {
            subject.ring.grant(BURST - 1, BURST);
        }
        int accepted = 0;
        for (int i = 0; i < 100; i++) {
            accepted += subject.offer(Priority.NORMAL) == Offer.ACCEPTED ? 1 : 0;
        }
        assertEquals(BURST, accepted);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeAllAgainWhenTheLimitEnds(final Form form) {
        final Subject subject = form.make();
        subject.ring.setLimited(true);
        assertEquals(Offer.RATE_LIMITED, subject.offer(Priority.NORMAL));

        subject.ring.setLimited(false);

        for (int i = 0; i < CAPACITY; i++) {
            assertEquals(Offer.ACCEPTED, subject.offer(Priority.NORMAL));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayClosedWhenItIsBothLimitedAndClosed(final Form form) {
        final Subject subject = form.make();
        subject.ring.setLimited(true);
        subject.ring.close();

        assertEquals(Offer.CLOSED, subject.offer(Priority.NORMAL));
        assertEquals(0, subject.refused(RefusalReason.RATE_LIMITED));
    }

    @ParameterizedTest
    @EnumSource
    void shouldAccountForEachAttemptWhateverHappens(final Form form) {
        Seeds.run(30, random -> {
            final Subject subject = form.make();
            final long[] answers = new long[5];
            long drained = 0;
            for (int step = 0; step < 3_000; step++) {
                switch (random.nextInt(20)) {
                    case 0 -> subject.ring.setLimited(random.nextBoolean());
                    case 1 -> subject.ring.grant(random.nextInt(50), 40);
                    case 2 -> drained += Drained.all(subject.ring).values().size();
                    default -> answers[subject.offer(Priority.of(random.nextInt(Priority.COUNT)))]++;
                }
            }
            drained += Drained.all(subject.ring).values().size();
            assertEquals(answers[Offer.ACCEPTED], drained);
            assertEquals(answers[Offer.HIGH_WATER], subject.refused(RefusalReason.HIGH_WATER));
            assertEquals(answers[Offer.FULL], subject.refused(RefusalReason.FULL));
            assertEquals(answers[Offer.RATE_LIMITED], subject.refused(RefusalReason.RATE_LIMITED));
            assertEquals(0, answers[Offer.CLOSED]);
        });
    }

    @Test
    void shouldLeaveTheOpenBlockToItsWriter() {
        final SampleRing ring = new SampleRing(0, "left", CAPACITY, 0.8, false);
        for (int i = 0; i < BLOCK + 5; i++) {
            ring.offer(Priority.NORMAL.rank(), 1, i);
        }
        final Drained drained = new Drained();
        assertEquals(BLOCK, ring.drainLeft(drained, CAPACITY));
        assertEquals(0, ring.drainLeft(drained, CAPACITY));
        assertEquals(5, ring.drain(drained, CAPACITY));
        assertEquals(BLOCK + 5, drained.values().size());
    }
}
