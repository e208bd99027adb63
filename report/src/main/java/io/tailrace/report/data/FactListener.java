package io.tailrace.report.data;

import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.reader.ChannelLimit;
import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.replay.ReplayQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Takes what is no series: epochs, the flow of samples, signs of life, limits, gaps, entries. One thread. */
final class FactListener implements FrameListener {
    private static final int MOST_EPOCHS = 500;

    private final ReplayQuery query;
    private final JournalDigest digest;
    private final EventList events = new EventList();
    private final Spells spells = new Spells(events);
    private final List<ReportedEpoch> epochs = new ArrayList<>();
    private EpochInfo epoch;
    private int frameEpoch;
    private long nowNs = Long.MIN_VALUE;
    private long epochsLeftOut;
    private long gaps;
    private long badFrames;
    private long entries;

    FactListener(final ReplayQuery query, final JournalDigest digest) {
        this.query = query;
        this.digest = digest;
    }

    long gaps() {
        return gaps;
    }

    long badFrames() {
        return badFrames;
    }

    long entries() {
        return entries;
    }

    long eventsLeftOut() {
        return events.leftOut();
    }

    long epochsLeftOut() {
        return epochsLeftOut;
    }

    List<ReportEvent> events() {
        return events.with(spells.goingOn(nowNs));
    }

    /** Those that told something in the range. */
    List<ReportedEpoch> epochs() {
        return epochs.stream().filter(found -> found.lastNs() > query.fromNs()).toList();
    }

    /** A state that a series tells of. */
    void onState(final String key, final long ns, final boolean isOn, final String text) {
        if (isOn) {
            spells.begin(key, ns, "isolation", "error", text);
        } else {
            spells.end(key, ns);
        }
    }

    @Override
    public void onFrame(
            final int ofEpoch,
            final long sequence,
            final int templateId,
            final int lengthInBytes,
            final long position) {
        frameEpoch = ofEpoch;
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        spells.endAll(nowNs);
        epoch = info;
        if (!isSelected() || info.startedAtNs() > query.toNs()) {
            return;
        }
        if (epochs.size() < MOST_EPOCHS) {
            epochs.add(new ReportedEpoch(info, info.startedAtNs()));
        } else {
            epochsLeftOut++;
        }
        reach(info.startedAtNs());
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        if (reach(snapshot.toNs())) {
            long refused = 0;
            for (final ChannelRange range : snapshot.channels()) {
                refused = BucketRun.saturatingSum(refused, range.refused());
            }
            digest.flow(
                    snapshot.toNs(),
                    new FlowColumn(
                            snapshot.samples(), refused, Math.max(0, snapshot.toNs() - snapshot.fromNs()), -1, -1));
        }
    }

    @Override
    public void onStatus(final StatusInfo status) {
        if (!reach(status.nowNs())) {
            return;
        }
        digest.flow(status.nowNs(), new FlowColumn(0, 0, 0, status.occupancyPermille(), status.journalLagMs()));
        for (final ReadinessCause cause : ReadinessCause.values()) {
            final String key = "not ready: " + cause.key();
            if (status.causes().contains(cause)) {
                spells.begin(key, status.nowNs(), "readiness", "warning", key);
            } else {
                spells.end(key, status.nowNs());
            }
        }
    }

    @Override
    public void onChannelLimit(final ChannelLimit limit) {
        if (!reach(limit.atNs())) {
            return;
        }
        final String key = "limit " + limit.channelId();
        if (limit.change() == ChannelLimit.Change.RELEASED) {
            spells.end(key, limit.atNs());
            events.add(new ReportEvent(
                    limit.atNs(), limit.atNs(), "limit", "info", "channel " + limit.channel() + " released"));
        } else {
            spells.begin(
                    key,
                    limit.atNs(),
                    "limit",
                    "warning",
                    "channel " + limit.channel() + " limited to " + limit.samplesPerSecond() + " samples a second: "
                            + (limit.change() == ChannelLimit.Change.LIMITED_FULL
                                    ? "its ring was full"
                                    : "its calls were slow"));
        }
    }

    @Override
    public boolean readsEntries() {
        return true;
    }

    @Override
    public void onEntry(final RecordedEntry recorded, final long position) {
        final TelemetryEntry entry = recorded.entry();
        final long ns = TimeUnit.MICROSECONDS.toNanos(entry.timestampUs());
        if (isSelected() && isInRange(ns)) {
            entries++;
            events.add(EntryText.event(entry, ns));
        }
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        if (isSelected() && missed > 0 && isInRange(gap.toNs())) {
            events.add(new ReportEvent(
                    Math.min(gap.fromNs(), gap.toNs()),
                    gap.toNs(),
                    "gap",
                    "warning",
                    "the journal took nothing (" + gap.reason().label() + "): " + gap.snapshots() + " snapshots with "
                            + gap.samples() + " samples came as one, " + gap.entries() + " entries are missing"));
        }
    }

    @Override
    public void onGap(final int ofEpoch, final long expectedSequence, final long foundSequence, final long position) {
        frameEpoch = ofEpoch;
        if (isSelected() && isInRange(nowNs) && foundSequence > expectedSequence) {
            gaps++;
            events.add(new ReportEvent(
                    nowNs,
                    nowNs,
                    "gap",
                    "error",
                    foundSequence - expectedSequence + " frames of epoch " + ofEpoch + " are missing"));
        }
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        if (isSelected() && (nowNs == Long.MIN_VALUE || isInRange(nowNs))) {
            badFrames++;
            if (nowNs != Long.MIN_VALUE) {
                events.add(new ReportEvent(nowNs, nowNs, "gap", "error", "a frame cannot be read: " + reason));
            }
        }
    }

    /** The selected epoch has come so far; says whether that lies in the range. */
    private boolean reach(final long ns) {
        if (epoch == null || epoch.epoch() != frameEpoch || !isSelected()) {
            return false;
        }
        if (ns <= query.toNs()) {
            nowNs = Math.max(nowNs, ns);
            final int last = epochs.size() - 1;
            if (last >= 0 && epochs.get(last).info().epoch() == frameEpoch) {
                epochs.set(last, new ReportedEpoch(epochs.get(last).info(), nowNs));
            }
        }
        return isInRange(ns);
    }

    private boolean isSelected() {
        return query.epoch() == 0 || query.epoch() == frameEpoch;
    }

    private boolean isInRange(final long ns) {
        return ns > query.fromNs() && ns <= query.toNs();
    }
}
