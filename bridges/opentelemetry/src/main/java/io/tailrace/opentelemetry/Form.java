package io.tailrace.opentelemetry;

/** What a family is in the engine. */
enum Form {
    /** The engine adds up. */
    COUNTER,
    /** Shown as a counter, but what is recorded is the total. */
    TOTAL,
    GAUGE,
    HISTOGRAM
}
