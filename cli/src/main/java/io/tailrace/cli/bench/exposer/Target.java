package io.tailrace.cli.bench.exposer;

/** What is measured: a server with a registry of some size. */
enum Target {
    /** First-party families only. */
    FIRST_PARTY("first-party", 0, false),

    /** With 10,000 synthetic series besides. */
    LARGE("10,000 series", 10_000, false),

    /** First-party families only, over TLS. */
    TLS("first-party, TLS", 0, true);

    final String label;
    final int series;
    final boolean isTls;

    Target(final String label, final int series, final boolean isTls) {
        this.label = label;
        this.series = series;
        this.isTls = isTls;
    }
}
