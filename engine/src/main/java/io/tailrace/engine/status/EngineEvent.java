package io.tailrace.engine.status;

import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** What the engine tells its log: the values of the key {@code event}, each with its level. */
public enum EngineEvent {
    /** The journal takes frames again. */
    JOURNAL_GOOD("journal.good", Level.WARN),
    /** The journal's disk is nearly full. */
    JOURNAL_SPACE_LOW("journal.space_low", Level.WARN),
    /** The journal's disk is full. */
    JOURNAL_NO_SPACE("journal.no_space", Level.WARN),
    /** The journal refuses frames. */
    JOURNAL_FAILED("journal.failed", Level.WARN),
    /** The journal was closed before it had everything. */
    JOURNAL_CUT("journal.cut", Level.WARN),
    /** What a journal says of itself. */
    JOURNAL_NOTICE("journal.notice", Level.WARN),
    /** A consumer failed and goes on. */
    CONSUMER_FAULT("consumer.fault", Level.ERROR),
    /** A thread of the engine does not end. */
    THREAD_HANGS("engine.thread_hangs", Level.WARN),
    /** A ring refused samples. */
    SAMPLES_REFUSED("samples.refused", Level.WARN),
    /** The ring of telemetry entries refused some. */
    ENTRIES_REFUSED("entries.refused", Level.WARN),
    /** Gauges of telemetry entries cannot be shown. */
    ENTRIES_NOT_SHOWN("entries.not_shown", Level.WARN),
    /** A channel's owner ended without closing it. */
    CHANNEL_RECLAIMED("channel.reclaimed", Level.WARN),
    /** A channel is under a rate limit. */
    CHANNEL_LIMITED("channel.limited", Level.WARN),
    /** A channel's rate limit ended. */
    CHANNEL_RELEASED("channel.released", Level.INFO),
    /** Who observes values takes so long that rings wait. */
    OBSERVER_SLOW("observer.slow", Level.WARN),
    /** Something records into a version that is retired. */
    DESCRIPTOR_SKEW("descriptor.skew", Level.WARN);

    private final String key;
    private final Level level;

    EngineEvent(final String key, final Level level) {
        this.key = key;
        this.level = level;
    }

    /**
     * As it stands in records.
     *
     * @return lower case, with a dot.
     */
    public String key() {
        return key;
    }

    /**
     * A record of it.
     *
     * @param log of whoever tells it.
     * @return to be given its message.
     */
    public LoggingEventBuilder at(final Logger log) {
        return log.atLevel(level).addKeyValue("event", key);
    }
}
