package io.tailrace.exposer.fault;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.exposer.Exposer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The exposer's log: records with keys and values for whatever binding the host has, and a message that says it all for one that writes
 * messages only. What clients can cause is told once in a while for each reason, then with a count, so that a flood does not fill a disk.
 * Event-loop thread, except where stated.
 */
public final class EventLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(Exposer.class);
    private static final long WHILE_NS = 10_000_000_000L;

    /** Reasons are few, but nothing here may grow with what somebody does. */
    private static final int MOST_LIMITS = 128;

    private static final String OTHERS = "others";

    private final Map<LimitKey, Limit> limits = new LinkedHashMap<>();
    private volatile EpochInfo identity;

    public EventLog() {}

    /** Whose log is shown; null while nobody's is known. */
    public void identify(final EpochInfo epoch) {
        identity = epoch;
    }

    public boolean isOn(final LogEvent event) {
        return LOGGER.isEnabledForLevel(event.level());
    }

    /** A record, to be given more keys and its message. Any thread. */
    public LoggingEventBuilder at(final LogEvent event) {
        return at(event, event.level());
    }

    /** A record of another level than its kind has mostly. Any thread. */
    public LoggingEventBuilder at(final LogEvent event, final Level level) {
        final LoggingEventBuilder record = LOGGER.atLevel(level).addKeyValue("event", event.key());
        final EpochInfo epoch = identity;
        return epoch == null
                ? record
                : record.addKeyValue("service", LogText.of(epoch.service()))
                        .addKeyValue("instance", LogText.of(epoch.instance()))
                        .addKeyValue("build_version", LogText.of(epoch.buildVersion()))
                        .addKeyValue("amnesia", epoch.amnesia() ? "on" : "off");
    }

    /**
     * Whether a record of this kind is to be written: few in a while. The others are counted, and {@link #onTurn} tells how many there
     * were.
     */
    public boolean isDue(final LogEvent event, final String reason, final long nowNs) {
        final LimitKey key = new LimitKey(event, limits.size() < MOST_LIMITS ? reason : OTHERS);
        final Limit limit = limits.computeIfAbsent(key, first -> new Limit(nowNs));
        if (limit.told < event.mostInAWhile()) {
            limit.told++;
            return true;
        }
        limit.heldBack++;
        return false;
    }

    /** Tells what was held back, when its while is over. */
    public void onTurn(final long nowNs) {
        if (!limits.isEmpty()) {
            limits.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue(), nowNs));
        }
    }

    private boolean isOver(final LimitKey key, final Limit limit, final long nowNs) {
        if (nowNs - limit.begunNs < WHILE_NS) {
            return false;
        }
        if (limit.heldBack == 0) {
            return true;
        }
        at(key.event())
                .addKeyValue("reason", key.reason())
                .addKeyValue("count", limit.heldBack)
                .log("{} more of {}, {}", limit.heldBack, key.event().key(), key.reason());
        limit.begunNs = nowNs;
        limit.heldBack = 0;
        return false;
    }

    private record LimitKey(LogEvent event, String reason) {}

    private static final class Limit {
        private long begunNs;
        private int told;
        private long heldBack;

        Limit(final long begunNs) {
            this.begunNs = begunNs;
        }
    }
}
