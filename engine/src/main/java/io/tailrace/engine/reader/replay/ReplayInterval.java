package io.tailrace.engine.reader.replay;

import io.tailrace.engine.reader.EpochInfo;
import java.util.List;

/**
 * What changed between two moments.
 *
 * @param epoch that recorded it; an interval never reaches over two.
 * @param fromNs wall clock at the cut before its first snapshot, ns since 1970.
 * @param toNs wall clock at the cut of its last snapshot.
 * @param series that changed, by metric name and label values.
 */
public record ReplayInterval(EpochInfo epoch, long fromNs, long toNs, List<SeriesDelta> series) {}
