package io.tailrace.sinks.transport;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** Logs each cause once, and again only when it has been a while. Remembers a bounded number of causes. One thread. */
final class CauseLog {
    static final long AGAIN_AFTER_NS = TimeUnit.MINUTES.toNanos(10);
    private static final int MOST_CAUSES = 100;

    private final Logger logger;
    private final Map<String, Long> toldAtNs = new LinkedHashMap<>();

    CauseLog(final Logger logger) {
        this.logger = logger;
    }

    void tell(final TransportEvent event, final long nowNs, final String cause, final String message) {
        final Long last = toldAtNs.get(cause);
        if (last != null && nowNs - last < AGAIN_AFTER_NS) {
            return;
        }
        if (last == null && toldAtNs.size() >= MOST_CAUSES) {
            toldAtNs.remove(toldAtNs.keySet().iterator().next());
        }
        toldAtNs.put(cause, nowNs);
        event.at(logger).log(message);
    }
}
