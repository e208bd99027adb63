package io.tailrace.cli.log;

import io.tailrace.engine.time.EngineClock;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;

/** All loggers of the process, and how they write. Any thread. */
public final class CommandLoggers implements ILoggerFactory {
    private static final String OURS = "io.tailrace.";

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final Supplier<PrintStream> out;
    private final EngineClock clock;
    private volatile LogFormat format = LogFormat.TEXT;
    private volatile Level level = Level.WARN;
    private volatile LogFormat givenFormat;
    private volatile Level givenLevel;

    CommandLoggers() {
        this(() -> System.err, EngineClock.system());
    }

    CommandLoggers(final Supplier<PrintStream> out, final EngineClock clock) {
        this.out = out;
        this.clock = clock;
    }

    /**
     * Those of this process.
     *
     * @return the binding that SLF4J found.
     * @throws IllegalStateException if it found another one first: then that one writes as it likes.
     */
    public static CommandLoggers ofProcess() {
        if (LoggerFactory.getILoggerFactory() instanceof CommandLoggers loggers) {
            return loggers;
        }
        throw new IllegalStateException("another binding of SLF4J is on the class path: "
                + LoggerFactory.getILoggerFactory().getClass());
    }

    /**
     * Says how to write from now on.
     *
     * @param newFormat of each record.
     * @param newLevel from which on records of ours are written; those of other libraries are from warnings on.
     */
    public void configure(final LogFormat newFormat, final Level newLevel) {
        format = Objects.requireNonNull(newFormat, "newFormat");
        level = Objects.requireNonNull(newLevel, "newLevel");
    }

    /**
     * What the caller of the command gave holds from here on, whatever {@link #prefer} says.
     *
     * @param newFormat null if not given.
     * @param newLevel null if not given.
     */
    public void give(final LogFormat newFormat, final Level newLevel) {
        givenFormat = newFormat;
        givenLevel = newLevel;
        prefer(LogFormat.TEXT, null);
    }

    /**
     * What holds where the caller of the command gave nothing.
     *
     * @param newFormat of each record.
     * @param newLevel from which on records of ours are written; null for the format's own.
     */
    public void prefer(final LogFormat newFormat, final Level newLevel) {
        final LogFormat chosen = givenFormat == null ? newFormat : givenFormat;
        final Level wanted = givenLevel == null ? newLevel : givenLevel;
        configure(chosen, wanted == null ? LogLevel.byDefault(chosen) : wanted);
    }

    @Override
    public Logger getLogger(final String name) {
        return loggers.computeIfAbsent(name, key -> new CommandLogger(key, this));
    }

    boolean isEnabled(final String logger, final Level asked) {
        if (logger.startsWith(OURS)) {
            return asked.toInt() >= level.toInt();
        }
        final Level least = leastOfOthers(logger);
        return least != null && asked.toInt() >= Math.max(least.toInt(), level.toInt());
    }

    /** One write a record, so that those of several threads do not mix. */
    void write(final LoggingEvent event) {
        final String line = format == LogFormat.JSON ? JsonRecord.of(event, clock.epochNanos()) : TextRecord.of(event);
        out.get().println(line);
    }

    /** Null for what says nothing that its user could use. */
    private static Level leastOfOthers(final String logger) {
        // What is wrong with a schema is told by the command itself.
        if (logger.startsWith("com.networknt.")) {
            return null;
        }
        // gRPC asks for an option that Unix domain sockets do not have.
        if (logger.startsWith("io.netty.bootstrap.")) {
            return Level.ERROR;
        }
        // Chronicle warns about matters of its own that are no fault of who runs it.
        return logger.startsWith("net.openhft.") || logger.startsWith("software.chronicle.") ? Level.ERROR : Level.WARN;
    }
}
