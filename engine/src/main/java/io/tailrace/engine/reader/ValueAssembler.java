package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.ValuePartDecoder;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.EpochDictionary.KnownSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Gathers the parts of one snapshot or checkpoint until their commit: all of them or nothing. What a single one may take in
 * memory is bounded.
 */
final class ValueAssembler {
    /** What is true of the parts that came since the last commit. */
    private enum State {
        /** None came. */
        EMPTY,
        /** All so far came, in order. */
        OPEN,
        /** Some are missing, and that was said, or the reader started among them: the rest is passed over. */
        TORN
    }

    private final String what;
    private final EpochDictionary dictionary;
    private final long budgetInBytes;
    private final HistogramPieces pieces = new HistogramPieces();
    private State state = State.TORN;
    private long ownerId;
    private int nextPart;
    private long heldInBytes;
    private List<CounterValue> counters;
    private List<GaugeValue> gauges;
    private List<HistogramValue> histograms;

    /** @param what "snapshot" or "checkpoint", for messages. */
    ValueAssembler(final String what, final EpochDictionary dictionary, final long budgetInBytes) {
        this.what = what;
        this.dictionary = dictionary;
        this.budgetInBytes = budgetInBytes;
        clear();
    }

    /** Parts may be missing from here on, which was said. */
    void tear() {
        clear();
        state = State.TORN;
    }

    /** What came so far is given up; the next part must be a first one. */
    void restart() {
        clear();
        state = State.EMPTY;
    }

    /**
     * Takes a part.
     *
     * @throws BadContentException if it does not follow the one before or contradicts itself; the parts so far are given up.
     */
    void add(final ValuePartDecoder part, final int lengthInBytes) {
        final int index = part.partIndex();
        if (state == State.TORN && index > 0) {
            return;
        }
        if (index == 0) {
            // Parts before it that never saw their commit are an unfinished whole, which counts for nothing.
            restart();
            state = State.OPEN;
            ownerId = part.ownerId();
        }
        try {
            if (state != State.OPEN || part.ownerId() != ownerId || index != nextPart) {
                throw new BadContentException("part " + index + " of " + what + " " + part.ownerId()
                        + " came where part " + nextPart + (state == State.OPEN ? " of " + ownerId : "") + " was due");
            }
            hold(lengthInBytes);
            take(part);
            nextPart++;
        } catch (final BadContentException contradiction) {
            tear();
            throw contradiction;
        }
    }

    /**
     * Ends the parts with their commit.
     *
     * @return the values; null if parts of them are missing and that was said before.
     * @throws BadContentException if they are not the parts that the commit speaks of.
     */
    Values commit(final long committedId, final int parts) {
        final State before = state;
        final Values values = new Values(
                Collections.unmodifiableList(counters),
                Collections.unmodifiableList(gauges),
                Collections.unmodifiableList(histograms));
        final boolean isWhole = before == State.OPEN && ownerId == committedId && nextPart == parts && !pieces.isOpen();
        final String found = before == State.OPEN ? nextPart + " of " + ownerId : "none";
        restart();
        if (isWhole || (parts == 0 && before != State.OPEN)) {
            return values;
        }
        if (before == State.TORN) {
            return null;
        }
        throw new BadContentException("the commit of " + what + " " + committedId + " speaks of " + parts
                + " parts, but there came " + found);
    }

    private void clear() {
        counters = new ArrayList<>();
        gauges = new ArrayList<>();
        histograms = new ArrayList<>();
        pieces.reset();
        nextPart = 0;
        heldInBytes = 0;
    }

    private void hold(final int lengthInBytes) {
        heldInBytes += lengthInBytes;
        if (heldInBytes > budgetInBytes) {
            throw new BadContentException(what + " " + ownerId + " takes more than " + budgetInBytes + " bytes");
        }
    }

    /** Groups are read in the order of the schema. */
    private void take(final ValuePartDecoder part) {
        for (final ValuePartDecoder.CountersDecoder counter : part.counters()) {
            final KnownSeries series = find(counter.seriesId(), MetricType.COUNTER);
            if (series != null) {
                counters.add(new CounterValue(series.info(), counter.value()));
            }
        }
        for (final ValuePartDecoder.GaugesDecoder gauge : part.gauges()) {
            final KnownSeries series = find(gauge.seriesId(), MetricType.GAUGE);
            if (series != null) {
                gauges.add(new GaugeValue(series.info(), gauge.value()));
            }
        }
        for (final ValuePartDecoder.HistogramsDecoder histogram : part.histograms()) {
            final KnownSeries series = find(histogram.seriesId(), MetricType.HISTOGRAM);
            if (series == null) {
                histogram.skipPayload();
                continue;
            }
            final HistogramValue whole = pieces.add(histogram, series);
            if (whole != null) {
                histograms.add(whole);
            }
        }
    }

    private KnownSeries find(final long seriesId, final MetricType type) {
        final KnownSeries series = dictionary.series((int) seriesId);
        if (series == null && dictionary.isWhole()) {
            throw new BadContentException("a value of series " + seriesId + ", which no frame made known");
        }
        if (series != null && series.info().metric().type() != type) {
            throw new BadContentException("a " + type + " value of series " + seriesId + ", which is none");
        }
        return series;
    }
}
