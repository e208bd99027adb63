package io.tailrace.cli.bench.exposer;

/** What is measured: a server with a registry of some size. */
enum Target {
    /** First-party families only. */
    FIRST_PARTY("first-party", 0),

    /** With 10,000 synthetic series besides. */
    LARGE("10,000 series", 10_000);

    final String label;
    final int series;

    Target(final String label, final int series) {
        this.label = label;
        this.series = series;
    }
}
