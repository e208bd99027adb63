package io.tailrace.engine.reader.replay;

import io.tailrace.codec.prometheus.OpenMetricsWriter;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.SeriesTotals;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/**
 * Where the points of a backfill go. OpenMetrics wants all points of a series together, and a log has those of one moment together. So a pass
 * writes the points of the first series that is not written yet as they come, and keeps those of the series behind it for its end, as far as
 * there is room; the last of those that do not fit are put off to the next pass. Each pass ends at least one series.
 */
final class BackfillOutput {
    private static final int CHUNK_LENGTH = 64 * 1024;

    private final BackfillIndex index;
    private final OutputStream out;
    private final long budgetInBytes;
    private final TreeMap<BackfillKey, BackfillSeries> kept = new TreeMap<>();
    private final TextBuffer headers = new TextBuffer(CHUNK_LENGTH);
    private final OpenMetricsWriter headerWriter = new OpenMetricsWriter(headers);
    private BackfillKey first;
    private BackfillKey firstPutOff;
    private String family = "";
    private long keptBytes;

    BackfillOutput(final BackfillIndex index, final OutputStream out, final long budgetInBytes) {
        this.index = index;
        this.out = out;
        this.budgetInBytes = budgetInBytes;
    }

    /** All series are known, none is written. */
    void begin() {
        first = index.keys().isEmpty() ? null : index.keys().first();
        finishIfDone();
    }

    /** Whether there are series that are not written. */
    boolean hasNext() {
        return first != null;
    }

    /** A series that this pass writes; null if it does not write it. */
    BackfillSeries find(final EpochInfo epoch, final SeriesInfo info) {
        final BackfillKey key = index.find(epoch, info);
        if (key == null || key.compareTo(first) < 0 || (firstPutOff != null && key.compareTo(firstPutOff) >= 0)) {
            return null;
        }
        return kept.computeIfAbsent(key, it -> keep(it, epoch, info));
    }

    /** Writes a point of a series of this pass; false if it cannot stand behind the last one. */
    boolean write(final BackfillSeries series, final SeriesTotals totals, final long epochMs) {
        final int before = series.lengthInBytes();
        final boolean isWritten = series.write(totals, epochMs);
        keptBytes += series.lengthInBytes() - before;
        if (series.key().equals(first) && series.text().lengthInBytes() >= CHUNK_LENGTH) {
            put(series);
        }
        putOffIfFull();
        return isWritten;
    }

    /** The pass ends. */
    void end() {
        kept.values().forEach(this::put);
        kept.clear();
        keptBytes = 0;
        first = firstPutOff;
        firstPutOff = null;
        finishIfDone();
    }

    private BackfillSeries keep(final BackfillKey key, final EpochInfo epoch, final SeriesInfo info) {
        final BackfillSeries made = new BackfillSeries(key, BackfillIndex.labels(epoch, info));
        keptBytes += made.lengthInBytes();
        return made;
    }

    private void putOffIfFull() {
        while (keptBytes > budgetInBytes && kept.size() > 1) {
            final BackfillSeries last = kept.pollLastEntry().getValue();
            keptBytes -= last.lengthInBytes();
            last.putOff();
            firstPutOff = last.key();
        }
    }

    private void put(final BackfillSeries series) {
        final TextBuffer text = series.text();
        if (text.lengthInBytes() == 0) {
            return;
        }
        if (!series.key().family().equals(family)) {
            family = series.key().family();
            final MetricDescriptor metric = index.family(family);
            headers.clear();
            headerWriter.family(family, BackfillIndex.shown(metric), unit(metric.unit()), metric.help());
            put(headers);
        }
        put(text);
        text.clear();
    }

    private void finishIfDone() {
        if (first == null) {
            headers.clear();
            headerWriter.end();
            put(headers);
            try {
                out.flush();
            } catch (final IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    private void put(final TextBuffer text) {
        try {
            text.writeTo(out);
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String unit(final Unit unit) {
        final String name = unit.exposedName();
        return name.equals(Unit.NONE.exposedName()) ? "" : name;
    }
}
