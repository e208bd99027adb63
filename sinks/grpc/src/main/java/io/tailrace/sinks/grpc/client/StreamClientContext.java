package io.tailrace.sinks.grpc.client;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.grpc.StreamTarget;
import io.tailrace.sinks.grpc.TlsFiles;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.Position;
import io.tailrace.stream.v1.StartFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What a {@link StreamClient} is made with. Fluent; target, name and handler must be given, all else has a default. One thread. */
public final class StreamClientContext {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final long LONGEST_MS = TimeUnit.DAYS.toMillis(1);

    private String target;
    private TlsFiles tls;
    private String name;
    private Filter filter = Filter.getDefaultInstance();
    private StartFrom start = StartFrom.START_FROM_RESUME;
    private Position position = Position.getDefaultInstance();
    private long maxOutstandingBytes;
    private long keepMs;
    private long silenceMs = 5_000;
    private long closeTimeoutMs = 1_000;
    private boolean wantsDuplicates;
    private boolean restate;
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private PositionStore positions;
    private EngineClock clock = EngineClock.system();
    private StreamHandler handler;

    /**
     * The server; must be given.
     *
     * @param value as {@link StreamTarget} has it: {@code HOST}, {@code HOST:PORT}, {@code [IPv6]:PORT} or {@code unix:PATH}.
     * @return this.
     */
    public StreamClientContext target(final String value) {
        target = value;
        return this;
    }

    /**
     * Speaks TLS; by default it does not.
     *
     * @param value CAs that are trusted, and this side's certificate; null for none.
     * @return this.
     */
    public StreamClientContext tls(final TlsFiles value) {
        tls = value;
        return this;
    }

    /**
     * Who subscribes; must be given. The server keeps the position of a name.
     *
     * @param value 1 to 80 letters, digits, {@code .}, {@code _} and {@code -}.
     * @return this.
     */
    public StreamClientContext name(final String value) {
        name = value;
        return this;
    }

    /**
     * What is wanted; default all.
     *
     * @param value the filter.
     * @return this.
     */
    public StreamClientContext filter(final Filter value) {
        filter = Objects.requireNonNull(value, "filter");
        return this;
    }

    /**
     * Where it begins if this is its first time; default where the server has the name, or the newest checkpoint. One that has a position in {@link #positions}, or whose handler
     * has one, goes on there.
     *
     * @param value where.
     * @return this.
     */
    public StreamClientContext start(final StartFrom value) {
        start = Objects.requireNonNull(value, "start");
        return this;
    }

    /**
     * The first frame that is wanted; begins there as {@link #start} says.
     *
     * @param value epoch and sequence, each from 1.
     * @return this.
     */
    public StreamClientContext startAt(final Position value) {
        position = Objects.requireNonNull(value, "position");
        start = StartFrom.START_FROM_POSITION;
        return this;
    }

    /**
     * Bytes that may be on the way without an acknowledgement; default 0: as the server likes.
     *
     * @param value bytes, 0 or more.
     * @return this.
     */
    public StreamClientContext maxOutstandingBytes(final long value) {
        maxOutstandingBytes = value;
        return this;
    }

    /**
     * Time for which the server keeps the name while it is away; default 0: as the server likes.
     *
     * @param value milliseconds, 0 or more.
     * @return this.
     */
    public StreamClientContext keepMs(final long value) {
        keepMs = value;
        return this;
    }

    /**
     * Time without a word of the server after which the connection is given up and made anew; default 5,000. The server says something each second.
     *
     * @param value milliseconds, 10 to a day.
     * @return this.
     */
    public StreamClientContext silenceMs(final long value) {
        silenceMs = value;
        return this;
    }

    /**
     * Time that the server has to end the stream when the client is closed; default 1,000.
     *
     * @param value milliseconds, 0 to 60000.
     * @return this.
     */
    public StreamClientContext closeTimeoutMs(final long value) {
        closeTimeoutMs = value;
        return this;
    }

    /**
     * Whether the handler is also given what it had already; default false.
     *
     * @param value whether it is.
     * @return this.
     */
    public StreamClientContext duplicates(final boolean value) {
        wantsDuplicates = value;
        return this;
    }

    /**
     * Whether the server says anew, at the start, who records and which metrics and series it told an earlier run of this name; default false: only if this run goes on
     * behind a position that it knows of itself. For those that leave the position to the server.
     *
     * @param value whether it does.
     * @return this.
     */
    public StreamClientContext restate(final boolean value) {
        restate = value;
        return this;
    }

    /**
     * When it connects again; {@link RetryPolicy#defaults()} unless given.
     *
     * @param value the policy.
     * @return this.
     */
    public StreamClientContext retryPolicy(final RetryPolicy value) {
        retryPolicy = Objects.requireNonNull(value, "retryPolicy");
        return this;
    }

    /**
     * Keeps the last sequence under the name, once a second and at the end; by default it is not kept. After a kill what was handled in that second comes again, flagged.
     *
     * @param value the store; stays the caller's. Null for none.
     * @return this.
     */
    public StreamClientContext positions(final PositionStore value) {
        positions = value;
        return this;
    }

    /**
     * The clock; default the machine's.
     *
     * @param value the clock.
     * @return this.
     */
    public StreamClientContext clock(final EngineClock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * Takes what comes; must be given.
     *
     * @param value the handler.
     * @return this.
     */
    public StreamClientContext handler(final StreamHandler value) {
        handler = value;
        return this;
    }

    /**
     * Checks everything.
     *
     * @throws IllegalArgumentException that names every fault.
     */
    ClientSettings conclude() {
        final List<String> faults = new ArrayList<>();
        final StreamTarget parsed = parseTarget(faults);
        if (name == null || !NAME.matcher(name).matches()) {
            faults.add("name must be 1 to 80 letters, digits, '.', '_' and '-', was " + name);
        }
        if (handler == null) {
            faults.add("handler must be given");
        }
        check(faults, "maxOutstandingBytes", maxOutstandingBytes, 0, Long.MAX_VALUE);
        check(faults, "keepMs", keepMs, 0, LONGEST_MS * 3_653);
        check(faults, "silenceMs", silenceMs, 10, LONGEST_MS);
        check(faults, "closeTimeoutMs", closeTimeoutMs, 0, 60_000);
        if (tls != null) {
            faults.addAll(tls.faultsOfClient());
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("stream client: " + String.join("; ", faults));
        }
        final UUID instance = UUID.randomUUID();
        return new ClientSettings(
                parsed,
                tls,
                Open.newBuilder()
                        .setSubscriberName(name)
                        .setFilter(filter)
                        .setStart(start)
                        .setPosition(position)
                        .setMaxOutstandingBytes(maxOutstandingBytes)
                        .setInstance(instance.toString())
                        .setKeepNs(TimeUnit.MILLISECONDS.toNanos(keepMs))
                        .setRestate(restate)
                        .build(),
                TimeUnit.MILLISECONDS.toNanos(silenceMs),
                TimeUnit.MILLISECONDS.toNanos(closeTimeoutMs),
                wantsDuplicates,
                retryPolicy,
                instance.getLeastSignificantBits(),
                positions,
                clock,
                handler);
    }

    private StreamTarget parseTarget(final List<String> faults) {
        if (target == null) {
            faults.add("target must be given");
            return null;
        }
        try {
            return StreamTarget.parse(target);
        } catch (final IllegalArgumentException e) {
            faults.add("target: " + e.getMessage());
            return null;
        }
    }

    private static void check(
            final List<String> faults, final String option, final long value, final long lowest, final long highest) {
        if (value < lowest || value > highest) {
            faults.add(option + " must be " + lowest + " to " + highest + ", was " + value);
        }
    }
}
