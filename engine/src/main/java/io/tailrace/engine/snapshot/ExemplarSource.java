package io.tailrace.engine.snapshot;

import java.util.List;

/** Where exemplars come from when a snapshot or checkpoint was cut. Called on the aggregator's thread. */
public interface ExemplarSource {
    /**
     * Takes what is new since the last call, or a part of it.
     *
     * @return oldest first; to be read before the next call.
     */
    List<ExemplarCut> takeChanged();

    /**
     * All that are kept.
     *
     * @return not to be changed.
     */
    List<ExemplarCut> all();
}
