package io.tailrace.report.data;

import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.SeriesKey;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayInterval;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.reader.replay.ReplaySummary;
import io.tailrace.engine.reader.replay.SeriesDelta;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a report shows of one journal. It can be asked while frames still come. When the columns become too many, or too much is in
 * them, they become longer: what is in them is added up, so counts and histograms stay exact and only resolution in time is lost. One
 * thread.
 */
public final class JournalDigest {
    /** So many columns at the most. */
    public static final int MOST_COLUMNS = 750;

    /** Fewer than these do not show how something went: before that, series are left out. */
    static final int FEWEST_COLUMNS = 150;

    /** The gauge that says that a transport is isolated. */
    static final String ISOLATION = "metrics_export_delivery_alert";

    private static final long MOST_BUCKETS = 6_000_000;
    private static final int MOST_SERIES_OF_A_TYPE = 1_000;

    private final ReplayQuery query;
    private final DigestDifferences differences;
    private final Replay replay;
    private final FactListener facts;
    private final Map<SeriesKey, HistogramColumns> histograms = new LinkedHashMap<>();
    private final Map<SeriesKey, ScalarColumns> scalars = new LinkedHashMap<>();
    private final TreeMap<Long, FlowColumn> flow = new TreeMap<>();
    private final Map<String, Long> notTaken = new HashMap<>();
    private long widthNs = ColumnWidth.atLeast(0);
    private long firstColumn = Long.MAX_VALUE;
    private long lastColumn = Long.MIN_VALUE;
    private long version;

    /**
     * A report's side.
     *
     * @param query what of the journal is shown; its interval is not used.
     * @param differences takes what is compared with another journal; null if there is none.
     */
    public JournalDigest(final ReplayQuery query, final DigestDifferences differences) {
        this.query = query.interval(0);
        this.differences = differences;
        replay = new Replay(this.query, this::onInterval);
        facts = new FactListener(this.query, this);
    }

    /**
     * Who is to be told the frames.
     *
     * @return in the order in which they are to be told.
     */
    public List<FrameListener> listeners() {
        return List.of(new JournalGapBridge(replay), replay, facts);
    }

    /**
     * Ends the reading.
     *
     * @return how it went.
     */
    public ReplaySummary finish() {
        final ReplaySummary summary = replay.finish();
        if (differences != null) {
            differences.end();
        }
        return summary;
    }

    /**
     * Whether something changed.
     *
     * @return another number whenever there is something new to show.
     */
    public long version() {
        return version;
    }

    /**
     * How long a column is.
     *
     * @return ns; the interval to give to a replay that is to have the same numbers.
     */
    public long columnNs() {
        return widthNs;
    }

    /**
     * Makes columns as long as another journal's.
     *
     * @param ns that journal's; of the same row of lengths.
     */
    public void columnsAsLongAs(final long ns) {
        while (widthNs < ns) {
            coarsen();
        }
    }

    /** Makes columns the next longer ones. */
    void coarsen() {
        final long before = widthNs;
        widthNs = ColumnWidth.next(before);
        final long times = widthNs / before;
        if (times == 1) {
            return;
        }
        version++;
        histograms.values().forEach(columns -> columns.coarsen(times));
        scalars.values().forEach(columns -> columns.coarsen(times));
        final TreeMap<Long, FlowColumn> longer = new TreeMap<>();
        flow.forEach((column, value) -> longer.merge(Math.floorDiv(column, times), value, FlowColumn::plus));
        flow.clear();
        flow.putAll(longer);
        if (!isEmpty()) {
            firstColumn = Math.floorDiv(firstColumn, times);
            lastColumn = Math.floorDiv(lastColumn, times);
        }
    }

    boolean isEmpty() {
        return lastColumn < firstColumn;
    }

    long firstColumn() {
        return firstColumn;
    }

    /** Columns from the first to the last. */
    long length() {
        return isEmpty() ? 0 : lastColumn - firstColumn + 1;
    }

    Collection<HistogramColumns> histograms() {
        return histograms.values();
    }

    Collection<ScalarColumns> scalars() {
        return scalars.values();
    }

    NavigableMap<Long, FlowColumn> flow() {
        return flow;
    }

    FactListener facts() {
        return facts;
    }

    /** Values of series that were too many to be kept at all, by type. */
    Map<String, Long> notTaken() {
        return notTaken;
    }

    void flow(final long ns, final FlowColumn more) {
        flow.merge(reach(ns), more, FlowColumn::plus);
    }

    private void onInterval(final ReplayInterval interval) {
        widen(interval.epoch().snapshotIntervalNs());
        final long column = reach(interval.toNs());
        for (final SeriesDelta delta : interval.series()) {
            if (delta.info().metric().type() == MetricType.HISTOGRAM) {
                addHistogram(column, delta);
            } else {
                addScalar(column, delta, interval.toNs());
            }
        }
        if (differences != null) {
            differences.add(interval);
        }
        while (buckets() > MOST_BUCKETS && widthNs != ColumnWidth.next(widthNs)) {
            coarsen();
        }
    }

    private void addHistogram(final long column, final SeriesDelta delta) {
        final SeriesKey key = SeriesKey.of(delta.info());
        HistogramColumns columns = histograms.get(key);
        if (columns == null) {
            if (histograms.size() >= MOST_SERIES_OF_A_TYPE) {
                notTaken.merge("histogram", 1L, Long::sum);
                return;
            }
            columns = new HistogramColumns(delta.info());
            histograms.put(key, columns);
        }
        if (columns.layout().equals(delta.histogram().layout())) {
            columns.add(column, delta.histogram());
        } else {
            notTaken.merge("histogram of another range", 1L, Long::sum);
        }
    }

    private void addScalar(final long column, final SeriesDelta delta, final long ns) {
        final SeriesInfo info = delta.info();
        final SeriesKey key = SeriesKey.of(info);
        ScalarColumns columns = scalars.get(key);
        if (columns == null) {
            if (scalars.size() >= MOST_SERIES_OF_A_TYPE) {
                notTaken.merge("counter or gauge", 1L, Long::sum);
                return;
            }
            columns = new ScalarColumns(info);
            scalars.put(key, columns);
        }
        columns.add(column, delta);
        if (info.metric().firstParty() && info.metric().name().equals(ISOLATION)) {
            final String transport = String.join(", ", info.labelValues());
            facts.onState(ISOLATION + transport, ns, delta.gaugeValue() > 0, "transport " + transport + " isolated");
        }
    }

    /** Cuts do not come at equal distances: in columns as short as the snapshots some would be empty and others hold two. */
    private void widen(final long snapshotIntervalNs) {
        final long wanted = ColumnWidth.atLeast(Math.min(snapshotIntervalNs, ColumnWidth.LONGEST_NS / 2) * 2);
        while (widthNs < wanted) {
            coarsen();
        }
    }

    /** The column of a moment; it and all between it and the others have room then. */
    private long reach(final long ns) {
        version++;
        long column = ColumnWidth.columnOf(ns, widthNs);
        while (spanWith(column) > MOST_COLUMNS && widthNs != ColumnWidth.next(widthNs)) {
            coarsen();
            column = ColumnWidth.columnOf(ns, widthNs);
        }
        firstColumn = Math.min(firstColumn, column);
        lastColumn = Math.max(lastColumn, column);
        return column;
    }

    private long spanWith(final long column) {
        final long span = Math.max(lastColumn, column) - Math.min(firstColumn, column) + 1;
        return span < 0 ? Long.MAX_VALUE : span;
    }

    private long buckets() {
        long sum = 0;
        for (final Iterator<HistogramColumns> all = histograms.values().iterator(); all.hasNext(); ) {
            sum += all.next().buckets();
        }
        return sum;
    }
}
