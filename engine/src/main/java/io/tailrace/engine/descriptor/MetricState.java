package io.tailrace.engine.descriptor;

/** Where one version of a metric is in its life. Of one name at most one version is {@link #ACTIVE}. */
public enum MetricState {
    /** The version to use. */
    ACTIVE,
    /** Another version took its place, or the metric is being retired: its handles work until the window ends. */
    DEPRECATED,
    /** Its window has ended: samples of it are discarded and counted as skew, until it is registered anew. */
    RETIRED,
    /** Forgotten, at the end of its retention or to make room: handles of it can never be used again. */
    EVICTED
}
