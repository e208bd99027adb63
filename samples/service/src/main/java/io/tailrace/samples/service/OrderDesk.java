package io.tailrace.samples.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. Everything that is measured needs no more than the starter on the class path, and {@link OrderMetrics}. */
@SpringBootApplication
public class OrderDesk {
    /** For Spring. */
    public OrderDesk() {}

    /**
     * Starts it.
     *
     * @param args properties of Spring, such as {@code --load.rate=500}.
     */
    public static void main(final String[] args) {
        SpringApplication.run(OrderDesk.class, args);
    }
}
