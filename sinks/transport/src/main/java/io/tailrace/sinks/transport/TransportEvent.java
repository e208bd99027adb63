package io.tailrace.sinks.transport;

import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** What transports tell the log: the values of the key {@code event}, each with its level. */
enum TransportEvent {
    /** An attempt failed. */
    FAILED("transport.failed", Level.WARN),
    /** It delivers again. */
    RECOVERED("transport.recovered", Level.INFO),
    /** Its failure persists. */
    ISOLATED("transport.isolated", Level.ERROR),
    /** Frames were gone before they were read. */
    LOST("transport.lost", Level.WARN),
    /** Something was refused. */
    REFUSED("transport.refused", Level.WARN),
    /** Its agent threw something, and goes on. */
    FAULT("transport.fault", Level.ERROR);

    private final String key;
    private final Level level;

    TransportEvent(final String key, final Level level) {
        this.key = key;
        this.level = level;
    }

    LoggingEventBuilder at(final Logger log) {
        return log.atLevel(level).addKeyValue("event", key);
    }
}
