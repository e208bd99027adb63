package io.tailrace.probes;

import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** What probes tell the log: the values of the key {@code event}, each with its level. */
enum ProbeEvent {
    /** Something cannot be read on this machine or JVM; the rest goes on. */
    LEFT_OUT("probe.left_out", Level.WARN),
    /** There is nothing of the kind to read here, which is usual. */
    NOT_HERE("probe.not_here", Level.DEBUG),
    /** Something could not be read this time. */
    FAULT("probe.fault", Level.WARN);

    private final String key;
    private final Level level;

    ProbeEvent(final String key, final Level level) {
        this.key = key;
        this.level = level;
    }

    String key() {
        return key;
    }

    LoggingEventBuilder at(final Logger log) {
        return log.atLevel(level).addKeyValue("event", key);
    }
}
