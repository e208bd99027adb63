package io.tailrace.sinks.aeron;

import io.aeron.exceptions.AeronException;
import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.MessageHeaderDecoder;
import io.tailrace.codec.sbe.SnapshotCommitDecoder;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.sinks.transport.DeliveryStatus;
import io.tailrace.sinks.transport.DeliveryTracker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Follows a journal and sends its frames over Aeron, at least once: each is sent until every receiver that is heard of has acknowledged it, over any
 * number of restarts of either side. Receivers say up to where they have taken the frames; the slowest of them bounds what is on its way, and one
 * that falls silent, or does not go on while others do, keeps only its place. Nobody waits for this: not the engine, not the journal, but that its retention keeps what was not
 * acknowledged, within the journal's bounds.
 *
 * <p>One thread: that of its owner's runner. What it tells of itself may be asked by any.
 */
public final class AeronSender implements Agent {
    private static final long HELLO_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long FIRST_HELLO_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SAVE_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_TRIAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long RESEND_WAIT_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int SKIPPED_PER_DUTY_CYCLE = 1_024;

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MessageAssembler.LONGEST_IN_BYTES]);
    private final SnapshotCommitDecoder commit = new SnapshotCommitDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Counts<SendCode> codes = new Counts<>(SendCode.class);
    private final AtomicLong resends = new AtomicLong();
    private final SenderSettings settings;
    private final long stream;
    private final DeliveryTracker tracker;
    private final KnownReceivers receivers;
    private final Outstanding outstanding;
    private final Map<String, String> refusing = new HashMap<>();
    private final SenderStreams streams;
    private final JournalFrames frames;
    private boolean mayHaveSentBefore;
    private boolean isPending;
    private boolean isPendingDuplicate;
    private boolean wasCaughtUp;
    private boolean isRefused;
    private FramePlace base = FramePlace.NONE;
    private FramePlace sentUpTo = FramePlace.NONE;
    private long nowNs;
    private long nextHelloNs;
    private long nextSaveNs;
    private long nextLookNs;
    private long progressAtNs;
    private long soughtAtNs;
    private volatile boolean isCaughtUp;

    /**
     * Opens nothing yet but its positions.
     *
     * @param context what is wanted.
     * @throws IllegalArgumentException naming every fault of the context.
     * @throws FrameLogException if the positions cannot be read.
     */
    public AeronSender(final AeronSenderContext context) {
        settings = context.conclude();
        nowNs = settings.clock().nanoTime();
        stream = new Random(settings.seed()).nextLong();
        tracker = new DeliveryTracker(
                settings.name(), settings.retry(), settings.meter(), settings.clock(), settings.seed());
        receivers = new KnownReceivers(settings.positions(), settings.name(), settings.mostReceivers(), nowNs);
        mayHaveSentBefore = !receivers.isEmpty();
        outstanding = new Outstanding(settings.windowFrames(), settings.windowBytes());
        final Returned returned = new Returned();
        streams = settings.archive() == null
                ? new AcknowledgedStreams(settings, stream, new ReturnStream(stream, tracker, returned))
                : new ArchivedStream(
                        settings,
                        stream,
                        returned,
                        () -> receivers.of(ArchivedStream.RECEIVER, nowNs).place());
        frames = new JournalFrames(settings.journal(), settings.name(), tracker, message);
        nextHelloNs = nowNs;
        nextSaveNs = nowNs;
        nextLookNs = nowNs;
        progressAtNs = nowNs;
        soughtAtNs = nowNs;
    }

    @Override
    public int doWork() {
        nowNs = settings.clock().nanoTime();
        final int work = settings.link().doWork();
        try {
            return work + step();
        } catch (final AeronException | FrameLogException fault) {
            streams.close();
            frames.close();
            fail(fault.getMessage());
            nextLookNs = nowNs + LOOK_INTERVAL_NS;
            return work;
        }
    }

    private int step() {
        if (!frames.isOpen() && nowNs - nextLookNs < 0) {
            return 0;
        }
        streams.open();
        int work = streams.poll();
        keep(() -> receivers.expire(nowNs, settings.receiverTimeoutNs(), settings.forgetReceiverNs()));
        receivers.tryAgain(nowNs, settings.retry().isolatedNs());
        work += settle();
        greet();
        if (!receivers.isAnyAlive()) {
            failOnSilence();
        } else if (openJournal()) {
            seekIfNeeded();
            work += send();
        }
        save();
        return work;
    }

    private boolean openJournal() {
        if (!frames.isOpen()) {
            nextLookNs = nowNs + LOOK_INTERVAL_NS;
            return frames.open();
        }
        return true;
    }

    private void greet() {
        if (!streams.isConnected()) {
            codes.add(SendCode.NOT_CONNECTED);
        } else if (!streams.isGreeted() || nowNs - nextHelloNs >= 0) {
            codes.add(streams.greet());
            nextHelloNs = nowNs + (receivers.isAnyAlive() ? HELLO_INTERVAL_NS : FIRST_HELLO_INTERVAL_NS);
        }
    }

    private void failOnSilence() {
        isCaughtUp = false;
        if (nowNs - progressAtNs > settings.acknowledgeTimeoutNs() && tracker.isDue(nowNs) && !isRefused) {
            fail("no receiver answers on " + settings.returnChannel());
        }
    }

    /** Takes away what all have taken that are alive. */
    private int settle() {
        final KnownReceiver slowest = receivers.slowest();
        int settled = 0;
        long recordedAtNs = 0;
        Outstanding.Sent sent = slowest == null ? null : outstanding.pollUpTo(slowest.place());
        while (sent != null) {
            settled++;
            base = sent.place();
            recordedAtNs = recordedAtNs == 0 ? sent.recordedAtNs() : recordedAtNs;
            sent = outstanding.pollUpTo(slowest.place());
        }
        if (settled > 0) {
            progressAtNs = nowNs;
            tracker.delivered(nowNs, settled, recordedAtNs);
        }
        return settled;
    }

    /** Goes to where the slowest is, at the start and whenever somebody lacks what was sent already. */
    private void seekIfNeeded() {
        final KnownReceiver slowest = receivers.slowest();
        final boolean isLacking = base.isBehind(slowest.place())
                || (slowest.hasMissed() && sentUpTo.isBehind(slowest.place()) && nowNs - soughtAtNs >= RESEND_WAIT_NS);
        if (!frames.isSought() || isLacking) {
            seek(slowest);
        } else if (outstanding.isEmpty() && !isPending) {
            progressAtNs = nowNs;
        } else if (nowNs - Math.max(progressAtNs, soughtAtNs) > patienceNs(slowest)) {
            withoutProgress(slowest);
        }
    }

    private long patienceNs(final KnownReceiver slowest) {
        final long timeoutNs = settings.acknowledgeTimeoutNs();
        return slowest.isOnTrial() ? Math.min(timeoutNs, LONGEST_TRIAL_NS) : timeoutNs;
    }

    /** Whoever has not taken what was sent first does not hold up those who have; if nobody has, nothing is delivered. */
    private void withoutProgress(final KnownReceiver slowest) {
        final List<KnownReceiver> left =
                receivers.leaveBehind(outstanding.oldest().place(), nowNs);
        for (final KnownReceiver receiver : left) {
            tracker.refused("left_behind", 1, notAcknowledging(receiver) + "; others do not wait for it");
        }
        if (!left.isEmpty()) {
            seek(receivers.slowest());
        } else if (tracker.isDue(nowNs)) {
            fail(notAcknowledging(slowest));
            seek(slowest);
        }
    }

    private static String notAcknowledging(final KnownReceiver receiver) {
        return "receiver " + receiver.name() + " does not acknowledge what it is sent";
    }

    private void seek(final KnownReceiver slowest) {
        final FramePlace place = slowest.place();
        final Outstanding.Sent sent = outstanding.at(place);
        if (frames.isSought()) {
            resends.incrementAndGet();
        }
        if (slowest.isAtEnd() && place.equals(FramePlace.NONE)) {
            frames.seekEnd();
        } else {
            frames.seek(place, sent == null ? receivers.bookmarkOf(place) : sent.bookmark());
        }
        receivers.alive().forEach(KnownReceiver::missedNoMore);
        outstanding.clear();
        base = place;
        isPending = false;
        soughtAtNs = nowNs;
    }

    private int send() {
        int work = 0;
        while (work < settings.framesPerDutyCycle()) {
            if (!isPending && !readNext()) {
                break;
            }
            final SendCode code = streams.isGreeted()
                    ? streams.send(message, MessageDescriptor.FRAME_OFFSET + frames.lengthInBytes())
                    : SendCode.NOT_CONNECTED;
            codes.add(code);
            if (code != SendCode.SENT) {
                break;
            }
            onSent();
            work++;
        }
        return work;
    }

    private boolean readNext() {
        if (outstanding.isFull()) {
            codes.add(SendCode.WINDOW_FULL);
            return false;
        }
        final JournalFrames.Step step = frames.next(SKIPPED_PER_DUTY_CYCLE);
        if (step == JournalFrames.Step.END) {
            endOfJournal();
        }
        if (step != JournalFrames.Step.FRAME) {
            return false;
        }
        isCaughtUp = false;
        isPending = true;
        isPendingDuplicate = !frames.place().isBehind(sentUpTo) || (mayHaveSentBefore && !wasCaughtUp);
        MessageDescriptor.begin(
                message,
                MessageDescriptor.FRAME,
                isPendingDuplicate ? MessageDescriptor.FLAG_MAY_BE_DUPLICATE : 0,
                stream);
        MessageDescriptor.place(message, frames.place());
        MessageDescriptor.placeBefore(message, frames.before());
        return true;
    }

    /** All that there is was sent. Whoever has more than that has it from another journal. */
    private void endOfJournal() {
        wasCaughtUp = true;
        isCaughtUp = outstanding.isEmpty() && !receivers.isAnyLeftBehind();
        final List<KnownReceiver> alive = receivers.alive();
        final List<KnownReceiver> ahead = alive.stream().filter(this::isAhead).toList();
        for (final KnownReceiver receiver : ahead) {
            isCaughtUp = false;
            final String cause = "receiver " + receiver.name() + " has taken more of " + settings.source()
                    + " than its journal holds: it lost its end, or it is another one under the same name;"
                    + " name the instance anew, or remove what the receiver keeps of it";
            if (ahead.size() < alive.size()) {
                if (receiver.takeToldAhead()) {
                    tracker.refused("ahead", 1, cause);
                }
            } else if (tracker.isDue(nowNs)) {
                fail(cause);
            }
        }
    }

    private boolean isAhead(final KnownReceiver receiver) {
        return receiver.place().isBehind(frames.place()) && receiver.place().isBehind(sentUpTo);
    }

    private void onSent() {
        isPending = false;
        if (outstanding.isEmpty()) {
            progressAtNs = nowNs;
        }
        final FramePlace place = frames.place();
        outstanding.add(new Outstanding.Sent(place, frames.bookmark(), frames.lengthInBytes(), recordedAtNs()));
        if (place.isBehind(sentUpTo)) {
            sentUpTo = place;
        }
    }

    private long recordedAtNs() {
        if (FrameStamp.templateId(message, MessageDescriptor.FRAME_OFFSET) != SnapshotCommitDecoder.TEMPLATE_ID
                || isPendingDuplicate) {
            return 0;
        }
        header.wrap(message, MessageDescriptor.FRAME_OFFSET + FrameLayout.MESSAGE_HEADER_OFFSET);
        commit.wrap(
                message,
                MessageDescriptor.FRAME_OFFSET + FrameLayout.MESSAGE_OFFSET,
                header.blockLength(),
                header.version());
        return commit.toNs();
    }

    private void save() {
        if (nowNs - nextSaveNs < 0) {
            return;
        }
        nextSaveNs = nowNs + SAVE_INTERVAL_NS;
        if (keep(receivers::save)) {
            frames.hold(receivers.oldest());
        }
    }

    /** Positions that cannot be kept cost what is sent again after a restart, and nothing else. */
    private boolean keep(final Runnable positions) {
        try {
            positions.run();
            return true;
        } catch (final FrameLogException fault) {
            tracker.refused("position", 0, fault.getMessage());
            return false;
        }
    }

    private static FramePlace later(final FramePlace one, final FramePlace other) {
        return one.isBehind(other) ? one : other;
    }

    private void fail(final String cause) {
        tracker.failed(nowNs, cause, 0);
    }

    /**
     * How delivery goes.
     *
     * @return as of the last duty cycle.
     */
    public DeliveryStatus status() {
        return tracker.status();
    }

    /**
     * How often an attempt to send ended so.
     *
     * @param code what became of it.
     * @return since this was made.
     */
    public long count(final SendCode code) {
        return codes.get(code);
    }

    /**
     * How often it went back to send again what was sent.
     *
     * @return since this was made.
     */
    public long resends() {
        return resends.get();
    }

    /**
     * Whether every frame that the journal held in the last duty cycle is acknowledged by all who are heard of.
     *
     * @return false while nobody is.
     */
    public boolean isCaughtUp() {
        return isCaughtUp;
    }

    /** Ends the connection, without a word to anybody. */
    void disconnect() {
        streams.close();
    }

    /** Ends as a kill would: what was not kept by now is not kept. */
    void abandon() {
        streams.close();
        frames.close();
    }

    @Override
    public void onClose() {
        try {
            keep(receivers::save);
        } finally {
            streams.close();
            frames.close();
        }
    }

    @Override
    public String roleName() {
        return "tailrace-" + settings.name();
    }

    private final class Returned implements ReturnStream.Listener {
        @Override
        public void onAcknowledgement(
                final String name, final FramePlace place, final boolean isLive, final boolean hasMissed) {
            final KnownReceiver receiver = receivers.of(name, nowNs);
            if (receiver == null) {
                tracker.refused(Refusal.TOO_MANY.label(), 1, "receiver " + name + " is one more than there may be");
            } else if (wasCaughtUp
                    && receiver.isAlive()
                    && place.isBehind(sentUpTo)
                    && place.isBehind(receiver.place())) {
                tracker.refused(
                        Refusal.NOT_SENT.label(), 1, "receiver " + name + " acknowledges what was not sent to it");
            } else {
                take(
                        receiver,
                        isLive && frames.isSought() ? later(receiver.place(), sentUpTo) : place,
                        isLive,
                        hasMissed);
            }
        }

        private void take(
                final KnownReceiver receiver, final FramePlace place, final boolean isLive, final boolean hasMissed) {
            isRefused = false;
            refusing.remove(receiver.name());
            mayHaveSentBefore |= !frames.isSought() && !place.equals(FramePlace.NONE);
            receiver.heard(place, isLive, hasMissed, nowNs);
            final Outstanding.Sent sent = outstanding.at(place);
            if (sent != null) {
                receiver.bookmark(sent.bookmark());
            }
            if (outstanding.isEmpty()
                    && !isPending
                    && tracker.status().state() != DeliveryState.DELIVERING
                    && !(wasCaughtUp && place.isBehind(sentUpTo))) {
                tracker.delivered(nowNs, 0, 0);
            }
        }

        @Override
        public void onRefusal(final String name, final String reason) {
            final String cause = "receiver " + name + " refuses " + settings.source() + ": " + reason;
            receivers.refuses(name);
            if (receivers.isAnyAlive()) {
                countRefusal(name, reason, cause);
            } else {
                isRefused = true;
                if (tracker.isDue(nowNs)) {
                    fail(cause);
                }
            }
        }

        /** Others take what is sent: it is no failure, and it is told again every half second. */
        private void countRefusal(final String name, final String reason, final String cause) {
            if (refusing.size() >= settings.mostReceivers() && !refusing.containsKey(name)) {
                refusing.clear();
            }
            if (!reason.equals(refusing.put(name, reason))) {
                tracker.refused("receiver", 1, cause);
            }
        }
    }
}
