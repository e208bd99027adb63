package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameHandler;
import io.tailrace.engine.log.FrameTailer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Notes what a tailer hands over. */
final class FrameCollector implements FrameHandler {
    final List<Long> sequences = new ArrayList<>();
    final List<Long> positions = new ArrayList<>();
    final List<Integer> templateIds = new ArrayList<>();
    final List<FrameVerdict> verdicts = new ArrayList<>();

    private final FrameStamp stamp = new FrameStamp();

    static FrameCollector all(final FrameTailer tailer) {
        final FrameCollector collector = new FrameCollector();
        collector.pollAll(tailer);
        return collector;
    }

    void pollAll(final FrameTailer tailer) {
        int frames = tailer.poll(this, 100);
        while (frames > 0) {
            frames = tailer.poll(this, 100);
        }
    }

    @Override
    public void onFrame(final DirectBuffer buffer, final int offset, final int lengthInBytes, final long position) {
        sequences.add(FrameStamp.sequence(buffer, offset));
        templateIds.add(FrameStamp.templateId(buffer, offset));
        verdicts.add(stamp.verify(buffer, offset, lengthInBytes));
        positions.add(position);
    }

    long first() {
        return sequences.get(0);
    }

    long last() {
        return sequences.get(sequences.size() - 1);
    }
}
