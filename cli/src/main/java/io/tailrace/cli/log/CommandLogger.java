package io.tailrace.cli.log;

import org.slf4j.Marker;
import org.slf4j.event.DefaultLoggingEvent;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventAware;

/** A logger by its name. Any thread. */
final class CommandLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;

    private final transient CommandLoggers loggers;

    CommandLogger(final String name, final CommandLoggers loggers) {
        this.name = name;
        this.loggers = loggers;
    }

    @Override
    public boolean isTraceEnabled() {
        return loggers.isEnabled(name, Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return loggers.isEnabled(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return loggers.isEnabled(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return loggers.isEnabled(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return loggers.isEnabled(name, Level.ERROR);
    }

    /** By the fluent methods, with keys and values; the level was looked at before. */
    @Override
    public void log(final LoggingEvent event) {
        loggers.write(event);
    }

    @Override
    protected void handleNormalizedLoggingCall(
            final Level level,
            final Marker marker,
            final String message,
            final Object[] arguments,
            final Throwable throwable) {
        final DefaultLoggingEvent event = new DefaultLoggingEvent(level, this);
        event.setMessage(message);
        event.addArguments(arguments == null ? new Object[0] : arguments);
        event.setThrowable(throwable);
        loggers.write(event);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null; // no record says from which line of code it comes
    }
}
