package io.tailrace.engine.snapshot;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.histogram.PayloadWriter;
import io.tailrace.codec.sbe.PartOf;
import io.tailrace.codec.sbe.ValuePartEncoder;
import io.tailrace.engine.bucket.BucketVisitor;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Series;

/**
 * Writes values into as many parts as they need. Each part has counters, then gauges, then histograms, as many as its frame has room
 * for; a histogram's payload that does not fit goes on in the next part.
 */
final class ValueParts {
    private static final int FIXED_VALUE_LENGTH = ValuePartEncoder.CountersEncoder.sbeBlockLength();
    private static final int GROUP_HEADER_LENGTH = ValuePartEncoder.CountersEncoder.sbeHeaderSize();
    private static final int HISTOGRAM_LENGTH = ValuePartEncoder.HistogramsEncoder.sbeBlockLength()
            + ValuePartEncoder.HistogramsEncoder.payloadHeaderLength();

    /** A shorter piece of a payload is not worth its place in a part. */
    private static final int LEAST_PIECE_LENGTH = 256;

    /**
     * Stands for the length of a payload that is not made yet. It is made once, also if its first part has no room for it: making it takes
     * the counts out of the interval.
     */
    private static final int NOT_ENCODED = 0;

    private final FrameWriter frames;
    private final ValuePartEncoder part = new ValuePartEncoder();
    private final PayloadWriter payload = new PayloadWriter(FrameLayout.MAX_FRAME_LENGTH);
    private final BucketVisitor toPayload = payload::add;
    private int[] ids = new int[64];
    private int counterEnd;
    private int gaugeEnd;
    private int end;

    ValueParts(final FrameWriter frames) {
        this.frames = frames;
    }

    /** Writes all values; says how many parts that took, 0 if there was nothing to write. */
    int write(final PartOf partOf, final long ownerId, final ValueSource values, final Series[] series) {
        sort(values, series);
        int parts = 0;
        int counter = 0;
        int gauge = counterEnd;
        int histogram = gaugeEnd;
        int pieceOffset = 0;
        int payloadLength = NOT_ENCODED;
        while (counter < counterEnd || gauge < gaugeEnd || histogram < end) {
            frames.begin(part);
            part.ownerId(ownerId).partIndex(parts++).partOf(partOf);

            final int counters = Math.min(counterEnd - counter, fixedRoom(2));
            final ValuePartEncoder.CountersEncoder countersEncoder = part.countersCount(counters);
            for (final int to = counter + counters; counter < to; counter++) {
                countersEncoder.next().seriesId(ids[counter]).value(values.counter(ids[counter]));
            }
            final int gauges = Math.min(gaugeEnd - gauge, fixedRoom(1));
            final ValuePartEncoder.GaugesEncoder gaugesEncoder = part.gaugesCount(gauges);
            for (final int to = gauge + gauges; gauge < to; gauge++) {
                gaugesEncoder.next().seriesId(ids[gauge]).value(values.gauge(ids[gauge]));
            }
            final ValuePartEncoder.HistogramsEncoder histograms =
                    part.histogramsCount(Math.min(end - histogram, 65_534));
            while (histogram < end) {
                if (payloadLength == NOT_ENCODED) {
                    payloadLength = encode(values, ids[histogram]);
                }
                final int room = FrameLayout.MAX_FRAME_LENGTH - part.limit() - HISTOGRAM_LENGTH;
                final int piece = Math.min(room, payloadLength - pieceOffset);
                if (piece < payloadLength - pieceOffset && piece < LEAST_PIECE_LENGTH) {
                    break;
                }
                write(histograms.next(), ids[histogram], values.histogram(ids[histogram]));
                histograms.payloadTotal(payloadLength).payloadOffset(pieceOffset);
                histograms.putPayload(payload.bytes(), pieceOffset, piece);
                pieceOffset += piece;
                if (pieceOffset < payloadLength) {
                    break;
                }
                pieceOffset = 0;
                payloadLength = NOT_ENCODED;
                values.histogramWritten(ids[histogram]);
                histogram++;
            }
            histograms.resetCountToIndex();
            frames.end(part);
        }
        return parts;
    }

    /** Counters, gauges and histograms one behind the other; what is of no type is left out. */
    private void sort(final ValueSource values, final Series[] series) {
        final int size = values.size();
        if (ids.length < size) {
            ids = new int[Math.max(size, 2 * ids.length)];
        }
        end = 0;
        end = take(MetricType.COUNTER, values, series, size);
        counterEnd = end;
        end = take(MetricType.GAUGE, values, series, size);
        gaugeEnd = end;
        end = take(MetricType.HISTOGRAM, values, series, size);
    }

    private int take(final MetricType type, final ValueSource values, final Series[] series, final int size) {
        int at = end;
        for (int i = 0; i < size; i++) {
            final int id = values.seriesId(i);
            if (id != ValueSource.NONE && series[id].metric().descriptor().type() == type) {
                ids[at++] = id;
            }
        }
        return at;
    }

    /** How many values of fixed length still fit, with the headers of the groups that follow. */
    private int fixedRoom(final int groupsBehind) {
        final int room = FrameLayout.MAX_FRAME_LENGTH - part.limit() - (groupsBehind + 1) * GROUP_HEADER_LENGTH;
        return Math.max(0, room / FIXED_VALUE_LENGTH);
    }

    private int encode(final ValueSource values, final int seriesId) {
        final HistogramRange range = values.histogram(seriesId).layout().range();
        payload.begin(range.lowestValue(), range.highestValue(), range.significantDigits());
        values.drainBuckets(seriesId, toPayload);
        return payload.end();
    }

    private static void write(
            final ValuePartEncoder.HistogramsEncoder encoder, final int seriesId, final HistogramSource histogram) {
        encoder.seriesId(seriesId)
                .sampleCount(histogram.count())
                .sumLow(histogram.sumLow())
                .sumHigh(histogram.sumHigh())
                .min(histogram.min())
                .max(histogram.max())
                .clamped(histogram.clamped())
                .corrected(histogram.corrected());
    }
}
