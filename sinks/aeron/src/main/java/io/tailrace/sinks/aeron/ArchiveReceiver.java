package io.tailrace.sinks.aeron;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.exceptions.AeronException;
import io.tailrace.sinks.aeron.ArchiveReceiverContext.ArchiveReceiverSettings;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/**
 * Takes the frames that {@link AeronSender}s recorded in an archive, each once and in order, and follows what is recorded from now on. It begins with the
 * oldest recording that the archive has, and passes over what its {@link FrameTaker} has taken. Nobody knows of it but the archive. One thread; {@link
 * #frames} and {@link #fault} any.
 */
public final class ArchiveReceiver implements Agent {
    private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long GAP_PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_RECORDINGS_A_LOOK = 1_000;
    private static final int MOST_REPLAYS = 64;

    private final Map<Long, Replay> replays = new TreeMap<>();
    private final RefusalLog refusals = new RefusalLog("Archive receiver");
    private final AtomicLong gaps = new AtomicLong();
    private final ArchiveReceiverSettings settings;
    private Aeron client;
    private AeronArchive archive;
    private long nextLookNs;
    private long nextRecordingId;
    private long progressAtNs;
    private long framesOfEnded;
    private volatile long frames;
    private volatile String fault = "";

    /**
     * Opens nothing yet.
     *
     * @param context what is wanted.
     * @throws IllegalArgumentException naming every fault of the context.
     */
    public ArchiveReceiver(final ArchiveReceiverContext context) {
        settings = context.conclude();
        nextLookNs = settings.clock().nanoTime();
        progressAtNs = nextLookNs;
    }

    @Override
    public int doWork() {
        final long nowNs = settings.clock().nanoTime();
        final int work = settings.link().doWork();
        try {
            if (nowNs - nextLookNs >= 0) {
                nextLookNs = nowNs + LOOK_NS;
                open();
                look();
                fault = "";
            }
            return work + replay(nowNs);
        } catch (final AeronException e) {
            release();
            fault = e.getMessage();
            return work;
        }
    }

    private void open() {
        final Aeron current = settings.link().client();
        if (current != client) {
            release();
            client = current;
        }
        if (archive == null) {
            archive = ArchiveClient.connect(client, settings.archive());
        }
    }

    /** Begins with recordings that were not there at the last look. */
    private void look() {
        final List<long[]> found = new ArrayList<>();
        archive.listRecordingsForUri(
                nextRecordingId,
                MOST_RECORDINGS_A_LOOK,
                settings.channel(),
                settings.streamId(),
                (controlSessionId,
                        correlationId,
                        recordingId,
                        startTimestamp,
                        stopTimestamp,
                        startPosition,
                        stopPosition,
                        initialTermId,
                        segmentFileLength,
                        termBufferLength,
                        mtuLength,
                        sessionId,
                        streamId,
                        strippedChannel,
                        originalChannel,
                        sourceIdentity) -> found.add(new long[] {recordingId, startPosition, stopPosition}));
        for (final long[] recording : found) {
            if (replays.size() >= MOST_REPLAYS) {
                return;
            }
            nextRecordingId = recording[0] + 1;
            if (recording[1] != recording[2]) {
                replays.put(recording[0], begin(recording[0], recording[1]));
            }
        }
    }

    private Replay begin(final long recordingId, final long position) {
        final ReceivedStream stream = new ReceivedStream(
                "recording " + recordingId, settings.taker(), StartAt.EARLIEST, refusals, (source, from) -> true);
        stream.waitForMissed();
        return new Replay(
                archive.replay(
                        recordingId,
                        position,
                        AeronArchive.REPLAY_ALL_AND_FOLLOW,
                        settings.replayChannel(),
                        settings.replayStreamId()),
                stream);
    }

    private int replay(final long nowNs) {
        int work = 0;
        long framesOfOpen = 0;
        for (final Map.Entry<Long, Replay> entry : List.copyOf(replays.entrySet())) {
            final Replay replay = entry.getValue();
            work += replay.poll();
            framesOfOpen += replay.stream().frames();
            if (replay.isOver()) {
                end(entry.getKey());
            }
        }
        frames = framesOfEnded + framesOfOpen;
        if (work > 0 || replays.isEmpty()) {
            progressAtNs = nowNs;
        } else if (nowNs - progressAtNs > GAP_PATIENCE_NS) {
            progressAtNs = nowNs;
            passGap();
        }
        return work;
    }

    /** What was recorded is gone from the archive, for everything else was read: the oldest recording that waits for it goes on. */
    private void passGap() {
        for (final Map.Entry<Long, Replay> entry : replays.entrySet()) {
            if (entry.getValue().stream().isWaiting()) {
                gaps.incrementAndGet();
                entry.getValue().stream().acceptMissed();
                System.getLogger(ArchiveReceiver.class.getPackageName())
                        .log(
                                Level.WARNING,
                                "Archive receiver: frames before recording " + entry.getKey()
                                        + " are not in the archive; what comes behind them is taken");
                return;
            }
        }
    }

    private void end(final long recordingId) {
        final Replay replay = replays.remove(recordingId);
        framesOfEnded += replay.stream().frames();
        replay.close();
    }

    /**
     * Frames that were taken.
     *
     * @return since this was made.
     */
    public long frames() {
        return frames;
    }

    /**
     * Places where frames were in the archive no more.
     *
     * @return since this was made.
     */
    public long gaps() {
        return gaps.get();
    }

    /**
     * What was not taken.
     *
     * @param reason why.
     * @return since this was made.
     */
    public long refused(final Refusal reason) {
        return refusals.count(reason);
    }

    /**
     * Why nothing is received.
     *
     * @return empty if there is no such reason.
     */
    public String fault() {
        return fault;
    }

    @Override
    public void onClose() {
        release();
    }

    private void release() {
        List.copyOf(replays.keySet()).forEach(this::end);
        CloseHelper.quietClose(archive);
        archive = null;
        client = null;
        nextRecordingId = 0;
    }

    @Override
    public String roleName() {
        return "tailrace-archive-receiver";
    }
}
