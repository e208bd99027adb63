package io.tailrace.cli.transport;

import io.tailrace.config.TailraceConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.CloseHelper;

/**
 * The transports that a configuration turns on. One that cannot be started is told of and left out; the others are not touched by that. Belongs to one thread; reports
 * may be asked by any.
 */
public final class TransportSet implements AutoCloseable {
    private static final List<TransportKind> KINDS =
            List.of(new GrpcKind(), new OtlpKind(), new AeronKind(), new NdjsonKind(), new AmqpKind());

    private final List<RunningTransport> running = new ArrayList<>();
    private final Map<String, String> notStarted = new LinkedHashMap<>();

    private TransportSet() {}

    /**
     * Whether any is on.
     *
     * @param config what holds.
     * @return false if there is nothing to start.
     */
    public static boolean isAnyWanted(final TailraceConfig config) {
        return KINDS.stream().anyMatch(kind -> kind.isWanted(config));
    }

    /**
     * Starts all that are on.
     *
     * @param setup what they are made of.
     * @return running; to be closed before the engine that counts for them.
     */
    public static TransportSet start(final TransportSetup setup) {
        return start(KINDS, setup);
    }

    static TransportSet start(final List<TransportKind> kinds, final TransportSetup setup) {
        final TransportSet set = new TransportSet();
        for (final TransportKind kind : kinds) {
            if (kind.isWanted(setup.config())) {
                set.start(kind, setup);
            }
        }
        return set;
    }

    private void start(final TransportKind kind, final TransportSetup setup) {
        try {
            running.add(kind.start(setup));
        } catch (final RuntimeException fault) {
            notStarted.put(kind.name(), fault.getMessage() == null ? fault.toString() : fault.getMessage());
        }
    }

    /**
     * What is to be told at the start.
     *
     * @return a line each: where it is, or why it is not there.
     */
    public List<String> startLines() {
        final List<String> lines = new ArrayList<>();
        for (final RunningTransport transport : running) {
            final String name = transport.report().name();
            lines.add(String.format("%-8s %s", name, transport.place()).stripTrailing());
        }
        notStarted.forEach((name, cause) -> lines.add("warning: " + name + " is not started: " + cause));
        return lines;
    }

    /**
     * How each is.
     *
     * @return those that were started first; the last word of each, once it has ended.
     */
    public List<TransportReport> reports() {
        final List<TransportReport> reports = new ArrayList<>();
        running.forEach(transport -> reports.add(transport.report()));
        notStarted.forEach((name, cause) -> reports.add(TransportReport.notStarted(name, cause)));
        return reports;
    }

    /** Ends all, each within its own bound. */
    @Override
    public void close() {
        CloseHelper.closeAll(running);
    }
}
