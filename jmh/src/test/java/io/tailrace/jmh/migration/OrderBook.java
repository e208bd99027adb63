package io.tailrace.jmh.migration;

/** What is measured. */
final class OrderBook {
    private OrderBook() {}

    static long match(final long order) {
        return Long.rotateLeft(order, 7);
    }
}
