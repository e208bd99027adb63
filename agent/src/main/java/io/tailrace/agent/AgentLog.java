package io.tailrace.agent;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What the agent says: nothing while all is well, a line on the host's standard error for a fault. Of its libraries errors only; they warn of what
 * the agent copes with. Any thread.
 */
final class AgentLog implements ILoggerFactory {
    private static final String OURS = "io.tailrace.";
    private static final int MOST_LINES = 100;

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final AtomicInteger lines = new AtomicInteger();

    /** That of the agent's class loader, which has no other binding. */
    static AgentLog ofProcess() {
        return (AgentLog) LoggerFactory.getILoggerFactory();
    }

    @Override
    public Logger getLogger(final String name) {
        return loggers.computeIfAbsent(name, it -> new AgentLogger(it, this));
    }

    boolean isEnabled(final String name, final Level level) {
        return level.toInt() >= (name.startsWith(OURS) ? Level.WARN : Level.ERROR).toInt();
    }

    void write(final Level level, final String message, final Throwable thrown) {
        fault((level == Level.WARN ? "warning: " : "") + message + (thrown == null ? "" : ": " + thrown));
    }

    /** One line, or a block that was made by us. Of a host's whole life no more than a hundred, so that no fault can fill its log. */
    void fault(final String message) {
        final int line = lines.incrementAndGet();
        if (line < MOST_LINES) {
            System.err.println("tailrace agent: " + message);
        } else if (line == MOST_LINES) {
            System.err.println("tailrace agent: it says no more: " + (MOST_LINES - 1) + " faults were told");
        }
    }
}
