package io.tailrace.opentelemetry;

/** The sum of one series of a counter or up-down counter. Any thread; nothing is allocated, and nothing waits. */
abstract class Sum {
    abstract void add(long amount);

    abstract void add(double amount);
}
