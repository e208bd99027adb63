package io.tailrace.sinks.aeron;

import io.tailrace.engine.time.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How an {@link AeronReceiver} is to be. Belongs to one thread. */
public final class AeronReceiverContext {
    private static final String IPC = "aeron:ipc";

    private final AeronLink link;
    private final String name;
    private final FrameTaker taker;
    private String channel = IPC;
    private int streamId = AeronSenderContext.DEFAULT_STREAM_ID;
    private String returnChannel = IPC;
    private int returnStreamId = AeronSenderContext.DEFAULT_RETURN_STREAM_ID;
    private StartAt startAt = StartAt.EARLIEST;
    private int mostSources = 256;
    private int fragmentsPerSource = 64;
    private long acknowledgeIntervalNs = TimeUnit.MILLISECONDS.toNanos(20);
    private EngineClock clock = EngineClock.system();

    /**
     * A receiver over IPC.
     *
     * @param link to the media driver; closed by the caller, behind the receiver.
     * @param name by which senders know it over restarts: 1 to 64 letters, digits, '-', '_' and '.'; two receivers of a sender must not have the
     *     same.
     * @param taker takes the frames.
     */
    public AeronReceiverContext(final AeronLink link, final String name, final FrameTaker taker) {
        this.link = link;
        this.name = name;
        this.taker = taker;
    }

    /**
     * Where frames come from.
     *
     * @param aeronUri {@code aeron:ipc} by default; {@code aeron:udp?endpoint=HOST:PORT}, its own address, or a multicast group.
     * @param id of the stream.
     * @return this.
     */
    public AeronReceiverContext channel(final String aeronUri, final int id) {
        channel = aeronUri;
        streamId = id;
        return this;
    }

    /**
     * Where acknowledgements go.
     *
     * @param aeronUri {@code aeron:ipc} by default; {@code aeron:udp?control=HOST:PORT|control-mode=dynamic}, its own address, serves all senders.
     * @param id of the stream.
     * @return this.
     */
    public AeronReceiverContext returnChannel(final String aeronUri, final int id) {
        returnChannel = aeronUri;
        returnStreamId = id;
        return this;
    }

    /**
     * Where it begins with a source of which it has taken nothing.
     *
     * @param start {@link StartAt#EARLIEST} by default.
     * @return this.
     */
    public AeronReceiverContext startAt(final StartAt start) {
        startAt = start;
        return this;
    }

    /**
     * From how many sources it takes frames at once; others are refused.
     *
     * @param sources at least 1; 256 by default.
     * @return this.
     */
    public AeronReceiverContext mostSources(final int sources) {
        mostSources = sources;
        return this;
    }

    /**
     * How much of a source is read in one duty cycle, so that each has its turn.
     *
     * @param fragments of Aeron's, at least 1; 64 by default.
     * @return this.
     */
    public AeronReceiverContext fragmentsPerSource(final int fragments) {
        fragmentsPerSource = fragments;
        return this;
    }

    /**
     * How often what was taken is acknowledged at the most.
     *
     * @param ns 0 or more; 20 ms by default.
     * @return this.
     */
    public AeronReceiverContext acknowledgeIntervalNs(final long ns) {
        acknowledgeIntervalNs = ns;
        return this;
    }

    /**
     * Its clock, read once a duty cycle.
     *
     * @param engineClock {@link EngineClock#system()} by default.
     * @return this.
     */
    public AeronReceiverContext clock(final EngineClock engineClock) {
        clock = engineClock;
        return this;
    }

    /**
     * Checks the settings.
     *
     * @return them.
     * @throws IllegalArgumentException naming every fault.
     */
    ReceiverSettings conclude() {
        final List<String> faults = new ArrayList<>();
        requirePresent(faults, "link", link);
        requirePresent(faults, "taker", taker);
        requirePresent(faults, "channel", channel);
        requirePresent(faults, "returnChannel", returnChannel);
        requirePresent(faults, "startAt", startAt);
        requirePresent(faults, "clock", clock);
        if (name == null || !ReturnStream.RECEIVER.matcher(name).matches()) {
            faults.add("name is \"" + name + "\", must be 1 to 64 letters, digits, '-', '_' and '.'");
        }
        if (mostSources < 1) {
            faults.add("mostSources is " + mostSources + ", must be at least 1");
        }
        if (fragmentsPerSource < 1) {
            faults.add("fragmentsPerSource is " + fragmentsPerSource + ", must be at least 1");
        }
        if (acknowledgeIntervalNs < 0) {
            faults.add("acknowledgeIntervalNs is " + acknowledgeIntervalNs + ", must not be negative");
        }
        AeronSenderContext.requireUri(faults, "channel", channel);
        AeronSenderContext.requireUri(faults, "returnChannel", returnChannel);
        if (channel != null && channel.equals(returnChannel) && streamId == returnStreamId) {
            faults.add("channel and returnChannel are the same stream: give one of them another id");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Aeron receiver: " + String.join("; ", faults));
        }
        return new ReceiverSettings(
                link,
                name,
                taker,
                channel,
                streamId,
                returnChannel,
                returnStreamId,
                startAt,
                mostSources,
                fragmentsPerSource,
                acknowledgeIntervalNs,
                clock);
    }

    private static void requirePresent(final List<String> faults, final String what, final Object value) {
        if (value == null) {
            faults.add(what + " is missing");
        }
    }

    record ReceiverSettings(
            AeronLink link,
            String name,
            FrameTaker taker,
            String channel,
            int streamId,
            String returnChannel,
            int returnStreamId,
            StartAt startAt,
            int mostSources,
            int fragmentsPerSource,
            long acknowledgeIntervalNs,
            EngineClock clock) {}
}
