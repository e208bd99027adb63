package io.tailrace.sinks.aeron;

import io.aeron.archive.client.AeronArchive;
import io.tailrace.engine.time.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** How an {@link ArchiveReceiver} is to be. Belongs to one thread. */
public final class ArchiveReceiverContext {
    private final AeronLink link;
    private final FrameTaker taker;
    private String channel = "aeron:ipc";
    private int streamId = AeronSenderContext.DEFAULT_STREAM_ID;
    private String replayChannel = "aeron:ipc";
    private int replayStreamId = AeronSenderContext.DEFAULT_RETURN_STREAM_ID + 1;
    private UnaryOperator<AeronArchive.Context> archive = context -> context;
    private EngineClock clock = EngineClock.system();

    /**
     * A receiver of what an archive beside the media driver recorded over IPC.
     *
     * @param link to the media driver; closed by the caller, behind the receiver.
     * @param taker takes the frames, and knows which it has.
     */
    public ArchiveReceiverContext(final AeronLink link, final FrameTaker taker) {
        this.link = link;
        this.taker = taker;
    }

    /**
     * What was recorded.
     *
     * @param aeronUri as the senders have it, or a part of it; {@code aeron:ipc} by default.
     * @param id of the stream.
     * @return this.
     */
    public ArchiveReceiverContext channel(final String aeronUri, final int id) {
        channel = aeronUri;
        streamId = id;
        return this;
    }

    /**
     * By which way recordings are replayed.
     *
     * @param aeronUri {@code aeron:ipc} by default; {@code aeron:udp?endpoint=HOST:0}, its own address, from an archive elsewhere.
     * @param id of the stream.
     * @return this.
     */
    public ArchiveReceiverContext replayChannel(final String aeronUri, final int id) {
        replayChannel = aeronUri;
        replayStreamId = id;
        return this;
    }

    /**
     * Where the archive is.
     *
     * @param change sets the control channels of Aeron's own context; by default an archive beside the media driver, over IPC.
     * @return this.
     */
    public ArchiveReceiverContext archive(final UnaryOperator<AeronArchive.Context> change) {
        archive = change;
        return this;
    }

    /**
     * Its clock, read once a duty cycle.
     *
     * @param engineClock {@link EngineClock#system()} by default.
     * @return this.
     */
    public ArchiveReceiverContext clock(final EngineClock engineClock) {
        clock = engineClock;
        return this;
    }

    /**
     * Checks the settings.
     *
     * @return them.
     * @throws IllegalArgumentException naming every fault.
     */
    ArchiveReceiverSettings conclude() {
        final List<String> faults = new ArrayList<>();
        AeronSenderContext.requireUri(faults, "channel", channel);
        AeronSenderContext.requireUri(faults, "replayChannel", replayChannel);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Archive receiver: " + String.join("; ", faults));
        }
        return new ArchiveReceiverSettings(
                Objects.requireNonNull(link, "link"),
                Objects.requireNonNull(taker, "taker"),
                Objects.requireNonNull(channel, "channel"),
                streamId,
                Objects.requireNonNull(replayChannel, "replayChannel"),
                replayStreamId,
                Objects.requireNonNull(archive, "archive"),
                Objects.requireNonNull(clock, "clock"));
    }

    record ArchiveReceiverSettings(
            AeronLink link,
            FrameTaker taker,
            String channel,
            int streamId,
            String replayChannel,
            int replayStreamId,
            UnaryOperator<AeronArchive.Context> archive,
            EngineClock clock) {}
}
