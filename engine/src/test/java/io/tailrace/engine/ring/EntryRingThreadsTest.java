package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.frame.EntryComponent;
import io.tailrace.codec.entry.frame.EntrySlot;
import io.tailrace.codec.sbe.TelemetryEntryDecoder;
import io.tailrace.engine.status.RefusalReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** Many writers of entries and one drain that race, up to and over the close. */
class EntryRingThreadsTest {
    private static final int WRITERS = 4;
    private static final EntryComponent COMPONENT = EntryComponent.of(ComponentId.Plain.ORCHESTRATOR);

    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final TelemetryEntryDecoder decoder = new TelemetryEntryDecoder();
    private final long[] lastOfWriter = new long[WRITERS];
    private long drained;

    @Test
    void shouldHandOverEveryAcceptedEntryOnceAndWhole() throws InterruptedException {
        for (int round = 0; round < 30; round++) {
            final EntryRing ring = new EntryRing(64, 512, 0.8);
            Arrays.fill(lastOfWriter, 0);
            accepted.set(0);
            refused.set(0);
            drained = 0;
            final List<Thread> writers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                final int writer = w;
                final Thread thread = new Thread(() -> write(ring, writer));
                writers.add(thread);
                thread.start();
            }
            while (drained < 2_000L + 100L * round) {
                drain(ring);
            }
            ring.close();
            while (!ring.isQuiet()) {
                drain(ring);
            }
            for (final Thread thread : writers) {
                thread.join();
            }
            assertEquals(0, ring.drain(this::take, Integer.MAX_VALUE), "nothing comes behind the end");
            assertEquals(accepted.get(), drained);
            assertEquals(refused.get(), ring.refused(RefusalReason.FULL) + ring.refused(RefusalReason.HIGH_WATER));
            assertTrue(accepted.get() > 0);
        }
    }

    private void write(final EntryRing ring, final int writer) {
        long taken = 0;
        long sequence = ring.claim(false);
        while (sequence != EntryRing.CLOSED) {
            if (sequence >= 0) {
                final EntrySlot slot = ring.slot(sequence);
                slot.begin(COMPONENT, 1, 1, ++taken);
                slot.numbers(writer, taken, 0, 0);
                slot.id(taken, writer);
                slot.end("entry " + taken);
                ring.publish(sequence);
            } else {
                refused.incrementAndGet();
                LockSupport.parkNanos(1);
            }
            sequence = ring.claim((taken & 1) == 0);
        }
        accepted.addAndGet(taken);
    }

    private void drain(final EntryRing ring) {
        if (ring.drain(this::take, Integer.MAX_VALUE) == 0) {
            LockSupport.parkNanos(1); // the writers may have no core of their own
        }
    }

    private void take(final DirectBuffer buffer, final int offset, final int length) {
        decoder.wrap(buffer, offset, TelemetryEntryDecoder.BLOCK_LENGTH, TelemetryEntryDecoder.SCHEMA_VERSION);
        final int writer = (int) decoder.count1();
        final long number = ++lastOfWriter[writer];
        assertEquals(number, decoder.count2(), "entries of one writer stay in order");
        assertEquals(number, decoder.timestampUs());
        assertEquals(number, decoder.idHigh());
        assertEquals(writer, decoder.idLow());
        decoder.metrics();
        decoder.proposals();
        assertEquals("", decoder.componentName());
        assertEquals("entry " + number, decoder.text());
        drained++;
    }
}
