package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.GivenUpSamples;
import io.tailrace.engine.reader.RetainedSamples;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** What a reader that goes through samples was told. One thread. */
final class KeptSamples implements FrameListener {
    static final long NO_TIME = Long.MIN_VALUE;

    record Kept(String channel, long sequence, long timeNs, String metric, long value, long interval, long callerNs) {}

    record Block(String channel, long from, long to, int samples, int bytes, int snapshotsBefore) {}

    private final FrameReader reader = new FrameReader(this);
    final List<Kept> samples = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();
    final List<GivenUpSamples> givenUp = new ArrayList<>();
    private int snapshots;

    void take(final DirectBuffer buffer, final int offset, final int length, final long position) {
        reader.onFrame(buffer, offset, length, position);
    }

    List<Long> values(final String metric) {
        return samples.stream()
                .filter(sample -> sample.metric.equals(metric))
                .map(Kept::value)
                .toList();
    }

    @Override
    public boolean readsSamples() {
        return true;
    }

    @Override
    public void onSampleBlock(final SampleBlock block, final long position) {
        blocks.add(new Block(
                block.channel(),
                block.fromSequence(),
                block.toSequence(),
                block.sampleCount(),
                block.packedLengthInBytes(),
                snapshots));
        givenUp.addAll(block.givenUp());
        int count = 0;
        for (final RetainedSamples all = block.samples(); all.next(); count++) {
            samples.add(new Kept(
                    block.channel(),
                    all.sequence(),
                    all.timeNs(),
                    all.series().metric().name(),
                    all.value(),
                    all.expectedInterval(),
                    all.hasCallerTime() ? all.callerTimeNs() : NO_TIME));
        }
        assertEquals(block.sampleCount(), count);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        snapshots++;
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        throw new AssertionError(reason);
    }
}
