package io.tailrace.samples.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The newest orders. Any thread. */
@Component
final class OrderBook {
    private static final int MOST = 10_000;

    private final Deque<Order> orders = new ArrayDeque<>();
    private long nextId = 1;

    /**
     * An order that was taken.
     *
     * @param id from 1.
     * @param item what was ordered.
     * @param count how many.
     */
    record Order(long id, Item item, int count) {}

    /** What there is. */
    enum Item {
        BOLT,
        NUT,
        WASHER
    }

    synchronized Order take(final Item item, final int count) {
        final Order order = new Order(nextId++, item, count);
        orders.addLast(order);
        if (orders.size() > MOST) {
            orders.removeFirst();
        }
        return order;
    }

    synchronized Optional<Order> find(final long id) {
        return orders.stream().filter(order -> order.id() == id).findFirst();
    }

    synchronized long taken() {
        return nextId - 1;
    }
}
