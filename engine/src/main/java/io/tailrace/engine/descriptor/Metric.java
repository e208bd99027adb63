package io.tailrace.engine.descriptor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A registered metric: give it to a channel to get a handle. Compare by identity; safe for any thread. */
public final class Metric {
    private final int id;
    private final MetricDescriptor descriptor;

    /** Label values to series; grown by the registry only. */
    final Map<List<String>, Series> series = new ConcurrentHashMap<>();

    Metric(final int id, final MetricDescriptor descriptor) {
        this.id = id;
        this.descriptor = descriptor;
    }

    /**
     * Dense number in its engine.
     *
     * @return from 0.
     */
    public int id() {
        return id;
    }

    /**
     * What it is.
     *
     * @return as registered.
     */
    public MetricDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public String toString() {
        return descriptor.name();
    }
}
