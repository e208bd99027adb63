package io.tailrace.sinks.transport.event;

import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.ChannelLimit;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.sinks.journal.BookmarkedListener;
import io.tailrace.sinks.transport.Batcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Makes events of frames. What came before the bookmark is only looked at, for the names and times that later events have. One thread. */
public final class EventBatcher implements Batcher<EventBatch>, BookmarkedListener {
    private static final Map<String, String> NO_HEADERS = Map.of();

    private final EventSettings settings;
    private final Map<Integer, String> channels = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private long bytes;
    private long recordedAtNs;
    private EventMaker maker;
    private long lastSeenNs;
    private long frame;

    /**
     * Knows nothing yet.
     *
     * @param settings which events it makes.
     */
    public EventBatcher(final EventSettings settings) {
        this.settings = settings;
    }

    @Override
    public FrameListener begin() {
        maker = null;
        channels.clear();
        return new Before();
    }

    @Override
    public boolean readsEntries() {
        return settings.entries();
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        frame = sequence;
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        if (maker != null && settings.engineEvents()) {
            final EpochInfo before = maker.epoch();
            add(
                    maker,
                    EventType.EPOCH_ENDED,
                    lastSeenNs,
                    new JsonObject()
                            .put("epoch", before.epoch())
                            .putTime("lastSeenAt", lastSeenNs)
                            .put("relabelled", epoch.isRelabelOf(before)));
        }
        look(epoch);
        if (settings.engineEvents()) {
            add(
                    maker,
                    EventType.EPOCH_BEGAN,
                    epoch.startedAtNs(),
                    new JsonObject()
                            .put("epoch", epoch.epoch())
                            .putTime("startedAt", epoch.startedAtNs())
                            .put("pid", epoch.pid())
                            .put("restarts", epoch.restarts())
                            .put("resumed", epoch.resumed())
                            .put("labels", epoch.baseLabels()));
        }
    }

    private void look(final EpochInfo epoch) {
        maker = new EventMaker(epoch);
        lastSeenNs = epoch.startedAtNs();
        channels.clear();
    }

    private void seen(final long atNs) {
        lastSeenNs = Math.max(lastSeenNs, atNs);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        seen(snapshot.toNs());
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        seen(checkpoint.atNs());
    }

    @Override
    public void onStatus(final StatusInfo status) {
        seen(status.nowNs());
    }

    @Override
    public void onEntry(final RecordedEntry recorded, final long position) {
        final TelemetryEntry entry = recorded.entry();
        final Map<String, String> headers = new HashMap<>();
        headers.put("level", entry.level().label());
        headers.put("component", entry.component().label());
        headers.put("kind", entry.event().getClass().getSimpleName());
        if (maker == null) {
            throw new IllegalStateException("an entry came before its epoch was known");
        }
        add(maker.of(
                EventType.TELEMETRY_ENTRY,
                TimeUnit.MICROSECONDS.toNanos(entry.timestampUs()),
                entry.correlationId().orElse(entry.id()).toString(),
                "{\"sequence\":" + recorded.sequence() + ",\"cut\":" + recorded.cut() + ",\"entry\":"
                        + EntryWriter.toJson(entry) + "}",
                headers,
                Long.toString(recorded.sequence())));
    }

    @Override
    public void onChannelOpened(
            final int channelId, final String name, final int ringSamples, final boolean singleWriter) {
        channels.put(channelId, name);
    }

    @Override
    public void onChannelClosed(
            final int channelId, final long lastSequence, final long refused, final boolean ownerDied) {
        final String name = channels.remove(channelId);
        if (ownerDied) {
            tell(
                    EventType.CHANNEL_RECLAIMED,
                    lastSeenNs,
                    new JsonObject()
                            .put("channel", name == null ? "" : name)
                            .put("lastSequence", lastSequence)
                            .put("refused", refused),
                    Long.toString(frame));
        }
    }

    @Override
    public void onChannelLimit(final ChannelLimit limit) {
        final boolean isReleased = limit.change() == ChannelLimit.Change.RELEASED;
        final JsonObject payload =
                new JsonObject().put("channel", limit.channel()).put("samplesPerSecond", limit.samplesPerSecond());
        tell(
                isReleased ? EventType.CHANNEL_RELEASED : EventType.CHANNEL_LIMITED,
                limit.atNs(),
                isReleased
                        ? payload
                        : payload.put("reason", limit.change() == ChannelLimit.Change.LIMITED_FULL ? "full" : "slow"),
                Long.toString(frame));
    }

    @Override
    public void onMetric(final MetricInfo info) {
        final MetricDescriptor metric = info.metric();
        if (metric.firstParty()) {
            return;
        }
        final String version = metric.versionMajor() + "." + metric.versionMinor();
        final JsonObject payload = new JsonObject()
                .put("metric", metric.name())
                .put("version", version)
                .put("type", metric.type().name().toLowerCase(Locale.ROOT))
                .put("unit", metric.unit().exposedName());
        final EventType type = switch (info.state()) {
            case ACTIVE -> EventType.DESCRIPTOR_REGISTERED;
            case DEPRECATED -> EventType.DESCRIPTOR_DEPRECATED;
            case RETIRED, EVICTED -> EventType.DESCRIPTOR_RETIRED;
        };
        if (info.retiresAtNs() > 0) {
            payload.putTime("retiresAt", info.retiresAtNs());
        }
        // By what it says, not by its frame: checkpoints describe it again, and one of them may be the first that a
        // reader sees.
        tell(type, lastSeenNs, payload, metric.name(), version, Long.toString(info.retiresAtNs()));
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        tell(
                EventType.JOURNAL_GAP,
                gap.toNs(),
                new JsonObject()
                        .put("frames", gap.frames())
                        .put("snapshots", gap.snapshots())
                        .put("samples", gap.samples())
                        .put("entries", gap.entries())
                        .putTime("from", gap.fromNs())
                        .putTime("to", gap.toNs())
                        .put("reason", gap.reason().name().toLowerCase(Locale.ROOT)),
                Long.toString(gap.firstFrame()));
    }

    @Override
    public void onGap(final int epoch, final long expectedSequence, final long foundSequence, final long position) {
        if (foundSequence > expectedSequence) {
            tell(
                    EventType.JOURNAL_FRAMES_MISSING,
                    lastSeenNs,
                    new JsonObject()
                            .put("epoch", epoch)
                            .put("first", expectedSequence)
                            .put("last", foundSequence - 1),
                    Integer.toString(epoch),
                    Long.toString(expectedSequence));
        }
    }

    private void tell(final EventType type, final long atNs, final JsonObject payload, final String... fact) {
        if (settings.engineEvents() && maker != null) {
            add(maker.of(type, atNs, maker.correlationId(), payload.toString(), NO_HEADERS, fact));
        }
    }

    private void add(final EventMaker of, final EventType type, final long atNs, final JsonObject payload) {
        add(of.of(
                type,
                atNs,
                of.correlationId(),
                payload.toString(),
                NO_HEADERS,
                Integer.toString(of.epoch().epoch())));
    }

    private void add(final Event event) {
        if (events.isEmpty()) {
            recordedAtNs = nsSince1970(event);
        }
        events.add(event);
        bytes += event.json().length;
    }

    private static long nsSince1970(final Event event) {
        final Instant at = event.envelope().occurredAt();
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    @Override
    public boolean isFull() {
        return events.size() >= settings.batchEvents() || bytes >= settings.batchBytes();
    }

    @Override
    public long items() {
        return events.size();
    }

    @Override
    public long recordedAtEpochNs() {
        return recordedAtNs;
    }

    @Override
    public EventBatch take() {
        final EventBatch batch = new EventBatch(events);
        events.clear();
        bytes = 0;
        recordedAtNs = 0;
        return batch;
    }

    /** Is told what came before the bookmark. */
    private final class Before implements FrameListener {
        @Override
        public boolean readsEntries() {
            return settings.entries();
        }

        @Override
        public void onEpoch(final EpochInfo epoch, final long position) {
            look(epoch);
        }

        @Override
        public void onChannelOpened(
                final int channelId, final String name, final int ringSamples, final boolean singleWriter) {
            channels.put(channelId, name);
        }

        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            seen(snapshot.toNs());
        }

        @Override
        public void onCheckpoint(final Checkpoint checkpoint, final long position) {
            seen(checkpoint.atNs());
        }

        @Override
        public void onStatus(final StatusInfo status) {
            seen(status.nowNs());
        }
    }
}
