package io.tailrace.exposer.fault;

import org.slf4j.event.Level;

/** What the exposer tells its log: the values of the key {@code event}, each with its level. */
public enum LogEvent {
    /** It listens: {@code address}. */
    LISTENING("exposer.listening", Level.INFO),
    /** Other machines can read it, as the message says encrypted or not: {@code address}. */
    PUBLIC_BIND("exposer.public_bind", Level.WARN),
    /** A page was sent. */
    SCRAPE("metrics.scrape", Level.DEBUG),
    /** {@code /healthz} or {@code /readyz} was answered. */
    PROBE("health.probe", Level.DEBUG),
    /** A request was refused: {@code reason} is that of {@code rejected_total}. Once for each in a while, with a {@code count}. */
    REFUSED("request.refused", Level.WARN),
    /** A client was cut off because it was too slow: {@code reason} is read or write. Once for each in a while, with a {@code count}. */
    TIMEOUT("connection.timeout", Level.WARN),
    /** Readiness fell, or what is missing changed: {@code missing}, {@code retry_after}. */
    DEGRADED("ready.degraded", Level.WARN, 20),
    /** Ready, for the first time or again. */
    RESTORED("ready.restored", Level.INFO, 20),
    /** No scrape came in time: {@code expected_ms}, {@code waited_ms}. Once for each time that they stay away. */
    SCRAPE_MISSED("scrape.missed", Level.WARN),
    /** After that, one came: {@code count} of those that were missed. */
    SCRAPE_RESUMED("scrape.resumed", Level.INFO),
    /** A shutdown was announced: not ready from now on. */
    SHUTDOWN_BEGIN("shutdown.begin", Level.INFO),
    /** Requests were cut off by the end of the drain deadline: {@code count}. */
    SHUTDOWN_ABORTED("shutdown.aborted", Level.WARN),
    /** Nothing is open any more. */
    SHUTDOWN_END("shutdown.end", Level.INFO),
    /** Something is not as it should be; each distinct message once. */
    WARNING("exposer.warning", Level.WARN);

    private final String key;
    private final Level level;
    private final int mostInAWhile;

    LogEvent(final String key, final Level level) {
        this(key, level, 1);
    }

    LogEvent(final String key, final Level level, final int mostInAWhile) {
        this.key = key;
        this.level = level;
        this.mostInAWhile = mostInAWhile;
    }

    /** As it stands in records. */
    public String key() {
        return key;
    }

    public Level level() {
        return level;
    }

    /** How many of the same reason are told one by one within ten seconds, where they are limited. */
    int mostInAWhile() {
        return mostInAWhile;
    }
}
