package io.tailrace.cli.bench.exposer;

/** How much the servers that are compared have on their pages. */
enum PeerSize {
    /** A dozen series. */
    SMALL(12, 16, 200),

    /** 10,400 lines, each with another value after every 100 ms. */
    LARGE(10_400, 4, 5);

    final int series;
    final int connections;
    final int perSecond;

    PeerSize(final int series, final int connections, final int perSecond) {
        this.series = series;
        this.connections = connections;
        this.perSecond = perSecond;
    }
}
