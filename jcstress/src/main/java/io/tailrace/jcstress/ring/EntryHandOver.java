package io.tailrace.jcstress.ring;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.frame.EntryComponent;
import io.tailrace.codec.entry.frame.EntrySlot;
import io.tailrace.codec.sbe.TelemetryEntryDecoder;
import io.tailrace.engine.ring.EntryRing;
import org.agrona.DirectBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Two writers of telemetry entries at once, and a drain beside one of them; afterwards: the sum of what was drained whole, and how much was torn. */
@JCStressTest
@Outcome(id = "30, 0", expect = Expect.ACCEPTABLE, desc = "Each entry was seen once, and whole.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An entry was lost, seen twice, or seen before it was written to its end.")
@State
public class EntryHandOver {
    private static final EntryComponent COMPONENT = EntryComponent.of(ComponentId.Plain.ORCHESTRATOR);

    private final EntryRing ring = new EntryRing(4, EntrySlot.LEAST_LENGTH, 1);
    private final TelemetryEntryDecoder decoder = new TelemetryEntryDecoder();
    private long sum;
    private long torn;

    /** A writer. */
    @Actor
    public void firstWriter() {
        write(10);
    }

    /** Another writer, and then the aggregator: there are machines with two processors. */
    @Actor
    public void secondWriterAndDrain() {
        write(20);
        drain();
    }

    /** The aggregator, later. */
    @Arbiter
    public void drainRest(final JJ_Result result) {
        drain();
        result.r1 = sum;
        result.r2 = torn;
    }

    private void drain() {
        ring.drain(this::take, Integer.MAX_VALUE);
    }

    private void write(final long number) {
        final long sequence = ring.claim(false);
        final EntrySlot slot = ring.slot(sequence);
        slot.begin(COMPONENT, 1, 1, number);
        slot.id(number, number);
        slot.numbers(number, number, (double) number, (double) number);
        slot.end(number == 10 ? "ten" : "twenty");
        ring.publish(sequence);
    }

    private void take(final DirectBuffer buffer, final int offset, final int length) {
        decoder.wrap(buffer, offset, TelemetryEntryDecoder.BLOCK_LENGTH, TelemetryEntryDecoder.SCHEMA_VERSION);
        final long number = decoder.count1();
        decoder.metrics();
        decoder.proposals();
        final String name = decoder.componentName();
        final String text = decoder.text();
        final boolean isWhole = decoder.idLow() == number
                && decoder.timestampUs() == number
                && decoder.real2() == number
                && name.isEmpty()
                && text.equals(number == 10 ? "ten" : "twenty");
        torn += isWhole ? 0 : 1;
        sum += number;
    }
}
