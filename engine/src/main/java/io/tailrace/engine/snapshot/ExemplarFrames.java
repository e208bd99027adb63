package io.tailrace.engine.snapshot;

import io.tailrace.codec.sbe.ExemplarsEncoder;
import java.util.List;

/**
 * Writes exemplars, behind the commit that counts their samples. They belong to no whole: a reader takes each frame as it comes, and
 * one that does not know them passes them over.
 */
final class ExemplarFrames {
    /** 44 kB. */
    static final int MOST_IN_FRAME = 1_000;

    private final FrameWriter frames;
    private final CurrentEpoch epoch;
    private final ExemplarsEncoder encoder = new ExemplarsEncoder();

    ExemplarFrames(final FrameWriter frames, final CurrentEpoch epoch) {
        this.frames = frames;
        this.epoch = epoch;
    }

    void write(final List<ExemplarCut> exemplars) {
        for (int from = 0; from < exemplars.size(); from += MOST_IN_FRAME) {
            write(exemplars, from, Math.min(from + MOST_IN_FRAME, exemplars.size()));
        }
    }

    private void write(final List<ExemplarCut> exemplars, final int from, final int to) {
        frames.begin(encoder);
        final ExemplarsEncoder.ExemplarsGroupEncoder group = encoder.exemplarsGroupCount(to - from);
        for (int i = from; i < to; i++) {
            final ExemplarCut exemplar = exemplars.get(i);
            group.next()
                    .seriesId(exemplar.seriesId())
                    .value(exemplar.value())
                    .traceIdHigh(exemplar.traceIdHigh())
                    .traceIdLow(exemplar.traceIdLow())
                    .spanId(exemplar.spanId())
                    .atNs(epoch.wallNs(exemplar.collectedNs()));
        }
        frames.end(encoder);
    }
}
