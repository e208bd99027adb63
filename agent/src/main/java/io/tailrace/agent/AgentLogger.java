package io.tailrace.agent;

import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** A logger by its name. Any thread. */
final class AgentLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;

    private final transient AgentLog log;

    AgentLogger(final String name, final AgentLog log) {
        this.name = name;
        this.log = log;
    }

    @Override
    public boolean isTraceEnabled() {
        return log.isEnabled(name, Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isEnabled(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isEnabled(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isEnabled(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isEnabled(name, Level.ERROR);
    }

    @Override
    public void log(final LoggingEvent event) {
        write(event.getLevel(), event.getMessage(), event.getArgumentArray(), event.getThrowable());
    }

    @Override
    protected void handleNormalizedLoggingCall(
            final Level level,
            final Marker marker,
            final String message,
            final Object[] arguments,
            final Throwable throwable) {
        write(level, message, arguments, throwable);
    }

    private void write(final Level level, final String message, final Object[] arguments, final Throwable throwable) {
        log.write(level, MessageFormatter.basicArrayFormat(message, arguments), throwable);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null; // no line says from which line of code it comes
    }
}
