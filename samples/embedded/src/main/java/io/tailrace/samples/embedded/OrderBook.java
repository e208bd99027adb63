package io.tailrace.samples.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.PriorityQueue;

/** Stands for the work of a service: a price-ordered book of orders. One thread. */
final class OrderBook {
    private static final int DEPTH = 256;

    private static final PriorityQueue<Long> PRICES = new PriorityQueue<>();

    private OrderBook() {}

    static void match(final int order) {
        PRICES.add(Long.reverse(order) >>> 1);
        if (PRICES.size() > DEPTH) {
            PRICES.remove();
        }
    }

    /** Until standard input ends. */
    static void awaitClose() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
