package io.tailrace.samples.service;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders, and shows them. On the threads of requests. */
@RestController
final class OrderController {
    private static final int MOST = 1_000;

    private final OrderBook book;
    private final OrderMetrics metrics;

    OrderController(final OrderBook book, final OrderMetrics metrics) {
        this.book = book;
        this.metrics = metrics;
    }

    @PostMapping("/orders")
    ResponseEntity<OrderBook.Order> take(
            @RequestParam("item") final OrderBook.Item item, @RequestParam("count") final int count) {
        if (count < 1 || count > MOST) {
            return ResponseEntity.badRequest().build();
        }
        final OrderBook.Order order = book.take(item, count);
        metrics.taken(item.name().toLowerCase(Locale.ROOT));
        return ResponseEntity.status(HttpStatus.CREATED).body(order);
    }

    @GetMapping("/orders/{id}")
    ResponseEntity<OrderBook.Order> find(@PathVariable("id") final long id) {
        return ResponseEntity.of(book.find(id));
    }
}
