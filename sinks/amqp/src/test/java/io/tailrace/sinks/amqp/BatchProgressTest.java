package io.tailrace.sinks.amqp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.envelope.EnvelopeFactory;
import io.tailrace.codec.envelope.EventProducer;
import io.tailrace.sinks.transport.Outcome;
import io.tailrace.sinks.transport.event.Event;
import io.tailrace.sinks.transport.event.EventBatch;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchProgressTest {
    private final EnvelopeFactory factory = EnvelopeFactory.of(new EventProducer("shop", "till-1", "1"));
    private final BatchProgress progress = progress(Unroutable.KEEP);

    @Test
    void shouldBeDeliveredWhenAllIsSentAndConfirmed() {
        send();
        progress.answered(0, true);
        progress.answered(1, true);
        assertEquals(Outcome.PENDING, progress.outcome());
        progress.answered(2, true);
        assertEquals(Outcome.DELIVERED, progress.outcome());
    }

    @Test
    void shouldSendOnlyWhatWasNotConfirmedAgain() {
        send();
        progress.answered(0, true);
        progress.answered(1, false);
        progress.failed("Socket closed", false);
        assertEquals(new Outcome.Retry("Socket closed", 0), progress.outcome());
        progress.begin();
        assertEquals(List.of(1, 2), progress.left());
        assertTrue(progress.wasSent());
        assertFalse(progress.isCareful());
    }

    @Test
    void shouldKeepOrRefuseWhatNoQueueTakesInWhicheverOrderABrokerSaysSo() {
        for (final boolean isReturnedFirst : List.of(true, false)) {
            for (final Unroutable policy : Unroutable.values()) {
                final BatchProgress batch = progress(policy);
                send(batch);
                if (isReturnedFirst) {
                    batch.returned(1, "no queue");
                    batch.answered(1, true);
                } else {
                    batch.answered(1, false);
                    batch.returned(1, "no queue");
                }
                batch.answered(0, true);
                batch.answered(2, true);
                assertEquals(
                        policy == Unroutable.KEEP
                                ? new Outcome.Retry("no queue", 0)
                                : new Outcome.Refused(1, "unroutable", "no queue"),
                        batch.outcome());
            }
        }
    }

    @Test
    void shouldFindTheEventOverWhichTheBrokerClosesTheChannel() throws InterruptedException {
        send();
        progress.answered(0, true);
        progress.failed("406 PRECONDITION_FAILED", true);
        assertTrue(progress.isCareful());
        assertInstanceOf(Outcome.Retry.class, progress.outcome());
        progress.begin();
        assertEquals(List.of(1, 2), progress.left());
        progress.sending(1);
        progress.answered(1, true);
        progress.awaitAnswers();
        progress.sending(2);
        progress.failed("406 PRECONDITION_FAILED", true);
        assertEquals(new Outcome.Refused(1, "by_broker", "406 PRECONDITION_FAILED"), progress.outcome());
    }

    @Test
    void shouldRefuseWhatIsTooLongBeforeItIsSent() {
        progress.refuseBefore(1, "too long");
        progress.begin();
        assertEquals(List.of(0, 2), progress.left());
        progress.sending(0);
        progress.sending(2);
        progress.allSent();
        progress.answered(0, true);
        progress.answered(2, true);
        assertEquals(new Outcome.Refused(1, "too_long", "too long"), progress.outcome());
    }

    private void send() {
        send(progress);
    }

    private static void send(final BatchProgress batch) {
        batch.begin();
        batch.left().forEach(batch::sending);
        batch.allSent();
    }

    private BatchProgress progress(final Unroutable policy) {
        return new BatchProgress(
                new EventBatch(IntStream.range(0, 3)
                        .mapToObj(i ->
                                new Event(factory.envelope("job.started", "key-" + i, "c", RawJson.of("{}")), Map.of()))
                        .toList()),
                policy);
    }
}
