package io.tailrace.engine.recording;

import static org.junit.jupiter.api.Assertions.assertSame;

import io.tailrace.engine.ring.Offer;
import org.junit.jupiter.api.Test;

/** The ring's numbers and the words for them. */
class RecordResultTest {
    @Test
    void shouldHaveAWordForEachAnswerOfARing() {
        assertSame(RecordResult.ACCEPTED, RecordResult.of(Offer.ACCEPTED));
        assertSame(RecordResult.REFUSED_HIGH_WATER, RecordResult.of(Offer.HIGH_WATER));
        assertSame(RecordResult.REFUSED_FULL, RecordResult.of(Offer.FULL));
        assertSame(RecordResult.CLOSED, RecordResult.of(Offer.CLOSED));
    }
}
