package io.tailrace.opentelemetry;

import io.tailrace.engine.descriptor.Metric;

/** Makes what records into a series. */
interface HandleMaker<H> {
    H make(Metric metric, String[] labelValues);
}
