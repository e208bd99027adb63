package io.tailrace.jcstress.descriptor;

import io.tailrace.engine.descriptor.MetricDescriptor;

/** Descriptors that are made once. */
final class Described {
    static final MetricDescriptor REQUESTS = requests("Requests.");
    static final MetricDescriptor REQUESTS_TOO = requests("Requests.");
    static final MetricDescriptor OTHER_REQUESTS = requests("Something else of the same name.");

    static final MetricDescriptor REQUESTS_WITH_METHOD = MetricDescriptor.counter("requests_total")
            .help("Requests.")
            .labelNames("path", "method")
            .version(1, 1)
            .build();

    private Described() {}

    private static MetricDescriptor requests(final String help) {
        return MetricDescriptor.counter("requests_total")
                .help(help)
                .labelNames("path")
                .build();
    }
}
