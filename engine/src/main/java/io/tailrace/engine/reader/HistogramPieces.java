package io.tailrace.engine.reader;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.codec.sbe.ValuePartDecoder.HistogramsDecoder;
import io.tailrace.engine.reader.EpochDictionary.KnownSeries;
import java.util.Arrays;

/**
 * Puts histograms together whose payload goes on over several parts. Memory grows with the bytes that came, not with the length
 * that a frame claims.
 */
final class HistogramPieces {
    /** A payload cannot be longer than its header and one number of 9 bytes a bucket. */
    private static final int MAX_BYTES_A_BUCKET = 9;

    /** Beyond any sum of values that a journal could hold, and far from where adding up would overflow. */
    private static final long MAX_SUM_HIGH = 1L << 31;

    private HistogramValue begun;
    private KnownSeries series;
    private byte[] payload = new byte[0];
    private int lengthSoFar;
    private long wholeLength;

    /** Whether a payload still goes on. */
    boolean isOpen() {
        return series != null;
    }

    void reset() {
        series = null;
        begun = null;
        payload = new byte[0];
    }

    /**
     * Takes the piece at which the decoder stands.
     *
     * @return the histogram if it is whole with this piece, else null.
     */
    HistogramValue add(final HistogramsDecoder piece, final KnownSeries known) {
        if (isOpen()) {
            checkGoesOn(piece, known);
        } else {
            begin(piece, known);
        }
        append(piece);
        if (lengthSoFar < wholeLength) {
            return null;
        }
        final EncodedBuckets buckets = new EncodedBuckets(payload, series.layout());
        final HistogramValue whole = new HistogramValue(
                begun.series(),
                buckets,
                begun.count(),
                begun.sum(),
                begun.min(),
                begun.max(),
                begun.clamped(),
                begun.corrected());
        reset();
        return whole;
    }

    private void begin(final HistogramsDecoder piece, final KnownSeries known) {
        final long length = piece.payloadTotal();
        if (piece.payloadOffset() != 0
                || length < EncodedBuckets.HEADER_LENGTH
                || length > EncodedBuckets.HEADER_LENGTH + (long) known.layout().length() * MAX_BYTES_A_BUCKET) {
            throw bad(known, "begins at byte " + piece.payloadOffset() + " of a payload of " + length);
        }
        final boolean isPossible = piece.sampleCount() >= 0
                && piece.min() >= 0
                && piece.max() >= piece.min()
                && piece.clamped() >= 0
                && piece.corrected() >= 0
                && piece.sumLow() >= 0
                && piece.sumHigh() >= 0
                && piece.sumHigh() <= MAX_SUM_HIGH;
        if (!isPossible) {
            throw bad(known, "has negative counts or a sum beyond all measure");
        }
        begun = new HistogramValue(
                known.info(),
                null,
                piece.sampleCount(),
                new ExactSum(piece.sumHigh(), piece.sumLow()),
                piece.min(),
                piece.max(),
                piece.clamped(),
                piece.corrected());
        series = known;
        wholeLength = length;
        lengthSoFar = 0;
    }

    private void checkGoesOn(final HistogramsDecoder piece, final KnownSeries known) {
        if (!known.equals(series) || piece.payloadOffset() != lengthSoFar || piece.payloadTotal() != wholeLength) {
            throw bad(series, "does not go on at byte " + lengthSoFar + " of its payload of " + wholeLength);
        }
    }

    private void append(final HistogramsDecoder piece) {
        final int length = piece.payloadLength();
        if (length == 0 || length > wholeLength - lengthSoFar) {
            throw bad(series, "has a piece of " + length + " bytes in a payload of " + wholeLength);
        }
        final int needed = lengthSoFar + length;
        if (needed > payload.length) {
            payload = Arrays.copyOf(payload, (int) Math.min(wholeLength, Math.max(needed, 2L * payload.length)));
        }
        piece.getPayload(payload, lengthSoFar, length);
        lengthSoFar += length;
    }

    private static BadContentException bad(final KnownSeries series, final String what) {
        return new BadContentException("histogram of series " + series.info().seriesId() + " " + what);
    }
}
