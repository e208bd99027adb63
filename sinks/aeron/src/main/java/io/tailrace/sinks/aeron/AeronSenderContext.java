package io.tailrace.sinks.aeron;

import io.aeron.ChannelUri;
import io.aeron.archive.client.AeronArchive;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How an {@link AeronSender} is to be. Belongs to one thread. */
public final class AeronSenderContext {
    /** Stream of frames, unless another one is set. */
    public static final int DEFAULT_STREAM_ID = 21_001;

    /** Stream of acknowledgements, unless another one is set. */
    public static final int DEFAULT_RETURN_STREAM_ID = 21_002;

    private static final String IPC = "aeron:ipc";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final AeronLink link;
    private final JournalSource journal;
    private final SourceName source;
    private final PositionStore positions;
    private String name = "aeron";
    private String channel = IPC;
    private int streamId = DEFAULT_STREAM_ID;
    private String returnChannel = IPC;
    private int returnStreamId = DEFAULT_RETURN_STREAM_ID;
    private UnaryOperator<AeronArchive.Context> archive;
    private int windowFrames = 4_096;
    private long windowBytes = 4L << 20;
    private int framesPerDutyCycle = 64;
    private int mostReceivers = 16;
    private long acknowledgeTimeoutNs = TimeUnit.SECONDS.toNanos(5);
    private long receiverTimeoutNs = TimeUnit.SECONDS.toNanos(10);
    private long forgetReceiverNs = TimeUnit.DAYS.toNanos(1);
    private RetryPolicy retry = RetryPolicy.defaults();
    private DeliveryMeter meter = DeliveryMeter.none();
    private EngineClock clock = EngineClock.system();
    private long seed = ThreadLocalRandom.current().nextLong();

    /**
     * A sender of a journal's frames over IPC.
     *
     * @param link to the media driver; closed by the caller, behind the sender.
     * @param journal whose frames are sent.
     * @param source what receivers know them by: service and instance of the engine.
     * @param positions keeps what each receiver has taken; closed by the caller, behind the sender.
     */
    public AeronSenderContext(
            final AeronLink link, final JournalSource journal, final SourceName source, final PositionStore positions) {
        this.link = link;
        this.journal = journal;
        this.source = source;
        this.positions = positions;
    }

    /**
     * Where frames go.
     *
     * @param aeronUri {@code aeron:ipc} by default; {@code aeron:udp?endpoint=HOST:PORT} for one receiver or a multicast group.
     * @param id of the stream.
     * @return this.
     */
    public AeronSenderContext channel(final String aeronUri, final int id) {
        channel = aeronUri;
        streamId = id;
        return this;
    }

    /**
     * Where acknowledgements come from.
     *
     * @param aeronUri {@code aeron:ipc} by default; for a receiver on another machine {@code
     *     aeron:udp?control=HOST:PORT|control-mode=dynamic|endpoint=0.0.0.0:0}, its own address in the place of {@code HOST}.
     * @param id of the stream.
     * @return this.
     */
    public AeronSenderContext returnChannel(final String aeronUri, final int id) {
        returnChannel = aeronUri;
        returnStreamId = id;
        return this;
    }

    /**
     * Sends into an Aeron Archive in the place of receivers who acknowledge: what is in its recording is delivered, and {@link ArchiveReceiver}s replay
     * it. The return channel is not used.
     *
     * @param change sets the control channels of Aeron's own context; the identity for an archive that runs beside the media driver, over IPC.
     * @return this.
     */
    public AeronSenderContext archive(final UnaryOperator<AeronArchive.Context> change) {
        archive = change;
        return this;
    }

    /**
     * What it is called in counters, in the journal's holds, and as label {@code transport}.
     *
     * @param own 1 to 64 letters, digits, '-', '_' and '.'; {@code aeron} by default.
     * @return this.
     */
    public AeronSenderContext name(final String own) {
        name = own;
        return this;
    }

    /**
     * How much may be sent that is not acknowledged.
     *
     * @param frames at least 1; 4,096 by default.
     * @param bytes at least 64 KiB; 4 MiB by default.
     * @return this.
     */
    public AeronSenderContext window(final int frames, final long bytes) {
        windowFrames = frames;
        windowBytes = bytes;
        return this;
    }

    /**
     * How many frames are sent in one duty cycle.
     *
     * @param frames at least 1; 64 by default.
     * @return this.
     */
    public AeronSenderContext framesPerDutyCycle(final int frames) {
        framesPerDutyCycle = frames;
        return this;
    }

    /**
     * How many receivers are known at once; others are refused.
     *
     * @param receivers at least 1; 16 by default.
     * @return this.
     */
    public AeronSenderContext mostReceivers(final int receivers) {
        mostReceivers = receivers;
        return this;
    }

    /**
     * After how long without progress what was sent is sent again.
     *
     * @param ns at least 1 ms; 5 s by default.
     * @return this.
     */
    public AeronSenderContext acknowledgeTimeoutNs(final long ns) {
        acknowledgeTimeoutNs = ns;
        return this;
    }

    /**
     * After how long of silence a receiver holds up the others no more, and for how long its place is kept then.
     *
     * @param silenceNs at least 1 ms; 10 s by default.
     * @param forgetNs at least {@code silenceNs}; a day by default.
     * @return this.
     */
    public AeronSenderContext receiverTimeoutNs(final long silenceNs, final long forgetNs) {
        receiverTimeoutNs = silenceNs;
        forgetReceiverNs = forgetNs;
        return this;
    }

    /**
     * When it tries again, and when it is isolated.
     *
     * @param policy {@link RetryPolicy#defaults()} by default.
     * @return this.
     */
    public AeronSenderContext retry(final RetryPolicy policy) {
        retry = policy;
        return this;
    }

    /**
     * Where it counts.
     *
     * @param deliveryMeter {@link DeliveryMeter#none()} by default.
     * @return this.
     */
    public AeronSenderContext meter(final DeliveryMeter deliveryMeter) {
        meter = deliveryMeter;
        return this;
    }

    /**
     * Its clock, read once a duty cycle.
     *
     * @param engineClock {@link EngineClock#system()} by default.
     * @return this.
     */
    public AeronSenderContext clock(final EngineClock engineClock) {
        clock = engineClock;
        return this;
    }

    /**
     * Of all that it does by chance: the number of its stream, the jitter of waits.
     *
     * @param value another one each time by default; two senders must not have the same.
     * @return this.
     */
    public AeronSenderContext seed(final long value) {
        seed = value;
        return this;
    }

    /**
     * Checks the settings.
     *
     * @return them.
     * @throws IllegalArgumentException naming every fault.
     */
    SenderSettings conclude() {
        final List<String> faults = new ArrayList<>();
        requirePresent(faults, "link", link);
        requirePresent(faults, "journal", journal);
        requirePresent(faults, "source", source);
        requirePresent(faults, "positions", positions);
        requirePresent(faults, "channel", channel);
        requirePresent(faults, "returnChannel", returnChannel);
        requirePresent(faults, "retry", retry);
        requirePresent(faults, "meter", meter);
        requirePresent(faults, "clock", clock);
        if (name == null || !NAME.matcher(name).matches()) {
            faults.add("name is \"" + name + "\", must be 1 to 64 letters, digits, '-', '_' and '.'");
        }
        requireAtLeast(faults, "windowFrames", windowFrames, 1);
        requireAtLeast(faults, "windowBytes", windowBytes, 64 * 1024);
        requireAtLeast(faults, "framesPerDutyCycle", framesPerDutyCycle, 1);
        requireAtLeast(faults, "mostReceivers", mostReceivers, 1);
        requireAtLeast(faults, "acknowledgeTimeoutNs", acknowledgeTimeoutNs, TimeUnit.MILLISECONDS.toNanos(1));
        requireAtLeast(faults, "receiverTimeoutNs", receiverTimeoutNs, TimeUnit.MILLISECONDS.toNanos(1));
        requireAtLeast(faults, "forgetReceiverNs", forgetReceiverNs, receiverTimeoutNs);
        requireUri(faults, "channel", channel);
        requireUri(faults, "returnChannel", returnChannel);
        if (channel != null && channel.equals(returnChannel) && streamId == returnStreamId) {
            faults.add("channel and returnChannel are the same stream: give one of them another id");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Aeron sender: " + String.join("; ", faults));
        }
        return new SenderSettings(
                link,
                journal,
                source,
                positions,
                name,
                channel,
                streamId,
                returnChannel,
                returnStreamId,
                archive,
                windowFrames,
                windowBytes,
                framesPerDutyCycle,
                mostReceivers,
                acknowledgeTimeoutNs,
                receiverTimeoutNs,
                forgetReceiverNs,
                retry,
                meter,
                clock,
                seed);
    }

    private static void requirePresent(final List<String> faults, final String what, final Object value) {
        if (value == null) {
            faults.add(what + " is missing");
        }
    }

    static void requireUri(final List<String> faults, final String what, final String uri) {
        try {
            if (uri != null) {
                ChannelUri.parse(uri);
            }
        } catch (final IllegalArgumentException fault) {
            faults.add(what + " is no Aeron URI: " + fault.getMessage());
        }
    }

    private static void requireAtLeast(
            final List<String> faults, final String what, final long value, final long least) {
        if (value < least) {
            faults.add(what + " is " + value + ", must be at least " + least);
        }
    }
}
