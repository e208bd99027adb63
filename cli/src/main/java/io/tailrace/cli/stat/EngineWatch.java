package io.tailrace.cli.stat;

import io.tailrace.cli.journal.Listeners;
import io.tailrace.codec.registry.MetricNames;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.ChannelTotals;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;

/** Follows one journal from its newest checkpoint on. It reads files and nothing else: no lock, no mapping that is written. One thread. */
final class EngineWatch implements AutoCloseable {
    private static final int FRAMES_A_POLL = 1_024;

    /** A writer that is faster than this reader does not keep it from showing what it has. */
    private static final int POLLS_A_REFRESH = 1_024;

    private static final int MOST_DAMAGE = 8;
    private static final String READER = "stat";
    private static final String REFUSED = MetricNames.METRICS_EXPORT_SUBMISSION_QUEUE_OVERFLOWS_TOTAL;

    private final ArrayDeque<String> damage = new ArrayDeque<>();
    private final TelemetryView view = new TelemetryView();
    private final RecentSnapshots recent;
    private final FrameReader frames;
    private final Pulse pulse;
    private final Path folder;
    private final Object identity;
    private final ChronicleJournal journal;
    private final FrameTailer tailer;
    private final EngineClock clock;
    private JournalSize size;
    private boolean isAtEnd;

    EngineWatch(final Path folder, final long windowNs, final Processes processes, final EngineClock clock) {
        this.folder = folder;
        this.clock = clock;
        pulse = new Pulse(processes, folder);
        identity = JournalSearch.identity(folder);
        recent = new RecentSnapshots(windowNs);
        frames = new FrameReader(new Listeners(view, new JournalGapBridge(recent), recent));
        journal = ChronicleJournal.openForReading(folder, error -> note(String.valueOf(error.getMessage())));
        try {
            tailer = journal.openTailer(READER, StartPosition.LAST_CHECKPOINT);
            size = JournalSize.of(journal.info());
        } catch (final RuntimeException | Error fault) {
            journal.close();
            throw fault;
        }
    }

    /**
     * Looks whether its folder is still the one that was opened, and how large the journal is by now; opens each roll file for a moment.
     */
    boolean isThere() {
        try {
            if (!JournalSearch.isJournal(folder) || !Objects.equals(identity, JournalSearch.identity(folder))) {
                return false;
            }
            size = JournalSize.of(journal.info());
            return true;
        } catch (final FrameLogException gone) {
            return false;
        }
    }

    /** Reads on, to the end if there is one. */
    void refresh(final BooleanSupplier isEnough) {
        int polls = 0;
        int polled = 1;
        while (polled > 0 && polls < POLLS_A_REFRESH && !isEnough.getAsBoolean()) {
            polled = tailer.poll(frames, FRAMES_A_POLL);
            view.onLostFrames(tailer.lostFrames());
            polls++;
        }
        isAtEnd = polled == 0;
        if (view.epoch() != null) {
            pulse.hear(recent.lastSignNs(), clock.nanoTime(), clock.epochNanos());
        }
    }

    /** Whether its interval is as long as was asked for, or will not get longer. */
    boolean isSettled(final long windowNs) {
        final EngineReading now = reading();
        return now.life() == null
                || now.intervalNs() >= windowNs
                || (now.life().state() != EngineState.LIVE && now.life().state() != EngineState.IDLE);
    }

    EngineReading reading() {
        final EpochInfo epoch = view.epoch();
        final RecentSnapshots.Interval interval = recent.interval();
        final List<SeriesReading> series = new ArrayList<>();
        long refusedTotal = 0;
        for (final SeriesTotals totals : view.lastWholeSeries()) {
            if (totals.info().metric().name().equals(REFUSED)) {
                refusedTotal += totals.counterTotal();
            }
            series.add(reading(totals, interval));
        }
        final List<ChannelReading> channels = new ArrayList<>();
        for (final ChannelTotals channel : view.channels()) {
            final ChannelAdded added = interval.channels().get(channel.channelId());
            channels.add(new ChannelReading(
                    channel, added == null ? 0 : interval.rate(added.samples()), added == null ? 0 : added.refused()));
        }
        return new EngineReading(
                folder,
                epoch,
                epoch == null
                        ? null
                        : pulse.life(
                                epoch,
                                view.status(),
                                recent.lastRecordedNs(),
                                interval.samples() > 0,
                                clock.nanoTime()),
                view.status(),
                interval.durationNs(),
                interval.samples(),
                interval.refused(),
                refusedTotal,
                channels,
                series,
                size,
                view.isCurrent(),
                tailer.lostFrames() + view.badFrames(),
                List.copyOf(damage),
                isAtEnd);
    }

    private static SeriesReading reading(final SeriesTotals totals, final RecentSnapshots.Interval interval) {
        final SeriesAdded added = interval.series().get(totals.info().seriesId());
        final double rate = added == null ? 0 : interval.rate(added.count());
        final MetricDescriptor metric = totals.info().metric();
        return new SeriesReading(
                totals.info(),
                metric.type() == MetricType.COUNTER ? metric.unit().toExposed(rate) : rate,
                totals.counterTotal(),
                totals.gaugeValue(),
                added,
                totals.histogram());
    }

    @Override
    public void close() {
        CloseHelper.closeAll(tailer, journal);
    }

    private void note(final String what) {
        damage.addFirst(what);
        if (damage.size() > MOST_DAMAGE) {
            damage.removeLast();
        }
    }
}
