package io.tailrace.systemtests.journal;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/**
 * Adds a journal's snapshots up, interval by interval, with HdrHistogram itself and without the totals that the product keeps, and
 * remembers what they came to at each snapshot.
 */
public final class JournalRecount implements FrameListener {
    private static final int POLL_FRAMES = 1_000;

    private final Map<SeriesKey, Histogram> histograms = new TreeMap<>();
    private final Map<SeriesKey, Long> counters = new TreeMap<>();
    private final Map<SeriesKey, List<Long>> bounds = new TreeMap<>();
    private final Map<String, Long> acceptedByChannel = new TreeMap<>();
    private final Map<String, Long> refusedByChannel = new TreeMap<>();
    private final Map<String, Moment> moments = new TreeMap<>();
    private final List<EpochInfo> epochs = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Moment last;

    private JournalRecount() {}

    /** Reads a whole journal. */
    public static JournalRecount of(final Path journal) {
        final JournalRecount recount = new JournalRecount();
        final FrameReader reader = new FrameReader(recount);
        try (ChronicleJournal log = ChronicleJournal.openForReading(journal);
                FrameTailer tailer = log.openTailer("recount", StartPosition.EARLIEST)) {
            int polled;
            do {
                polled = tailer.poll(reader, POLL_FRAMES);
            } while (polled > 0);
        }
        return recount;
    }

    /** The totals at a snapshot, which the journal must have. */
    public Moment at(final int epoch, final long snapshotId) {
        final Moment moment = moments.get(key(epoch, snapshotId));
        assertNotNull(moment, () -> "no snapshot " + key(epoch, snapshotId) + " among " + moments.keySet());
        return moment;
    }

    /** The totals at the last snapshot. */
    public Moment last() {
        return last;
    }

    /** All samples of a histogram, whatever their series. */
    public Histogram sum(final String metric) {
        return sum(metric, series -> true);
    }

    /** The samples of the series of a histogram that has this one label value. */
    public Histogram sum(final String metric, final String labelValue) {
        return sum(metric, series -> series.labelValues().contains(labelValue));
    }

    private Histogram sum(final String metric, final Predicate<SeriesKey> condition) {
        return histograms.entrySet().stream()
                .filter(entry -> entry.getKey().metric().equals(metric) && condition.test(entry.getKey()))
                .map(entry -> entry.getValue().copy())
                .reduce((sum, added) -> {
                    sum.add(added);
                    return sum;
                })
                .orElseThrow(() -> new AssertionError("no " + metric + " in the journal"));
    }

    /** The epochs, in their order. */
    public List<EpochInfo> epochs() {
        return epochs;
    }

    /** What should not be in a good journal: frames that are missing, double or unreadable. */
    public List<String> faults() {
        return faults;
    }

    /** Samples in the journal of all channels whose names begin so. */
    public long accepted(final String channelPrefix) {
        return sum(acceptedByChannel, channelPrefix);
    }

    /** Samples refused, of all channels whose names begin so. */
    public long refused(final String channelPrefix) {
        return sum(refusedByChannel, channelPrefix);
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        epochs.add(epoch);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        snapshot.values().counters().forEach(it -> counters.put(SeriesKey.of(it.series()), it.total()));
        snapshot.values().histograms().forEach(this::add);
        for (final ChannelRange range : snapshot.channels()) {
            acceptedByChannel.merge(range.channel(), range.samples(), Long::sum);
            refusedByChannel.merge(range.channel(), range.refused(), Long::sum);
        }
        final Map<SeriesKey, HistogramCounts> counts = new TreeMap<>();
        histograms.forEach((series, sum) -> counts.put(series, HistogramCounts.of(sum, bounds.get(series))));
        last = new Moment(
                snapshot.epoch().epoch(), snapshot.snapshotId(), snapshot.toNs(), Map.copyOf(counters), counts);
        moments.put(key(last.epoch(), last.snapshotId()), last);
    }

    @Override
    public void onGap(final int epoch, final long expectedSequence, final long foundSequence, final long position) {
        faults.add("epoch " + epoch + ": frame " + foundSequence + " in place of " + expectedSequence);
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        faults.add(verdict + ": " + reason);
    }

    private void add(final HistogramValue value) {
        final SeriesKey series = SeriesKey.of(value.series());
        bounds.put(series, value.series().metric().bounds());
        histograms.merge(series, value.histogram(), (sum, added) -> {
            sum.add(added);
            return sum;
        });
    }

    private static String key(final int epoch, final long snapshotId) {
        return epoch + "/" + snapshotId;
    }

    private static long sum(final Map<String, Long> byChannel, final String prefix) {
        return byChannel.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
