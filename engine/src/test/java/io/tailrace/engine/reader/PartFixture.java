package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.ValuePartEncoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The values of one part. */
public final class PartFixture {
    private final Map<Integer, Long> counters = new LinkedHashMap<>();
    private final Map<Integer, Double> gauges = new LinkedHashMap<>();
    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(
            int seriesId, long count, long sum, long min, long max, long total, long offset, ByteBuffer payload) {}

    public PartFixture counter(final int seriesId, final long total) {
        counters.put(seriesId, total);
        return this;
    }

    public PartFixture gauge(final int seriesId, final double value) {
        gauges.put(seriesId, value);
        return this;
    }

    /** A histogram of these values, whole. */
    public PartFixture histogram(final int seriesId, final Histogram histogram) {
        return piece(seriesId, histogram, 0, Integer.MAX_VALUE);
    }

    /** The bytes of a histogram's payload from one index up to another. */
    public PartFixture piece(final int seriesId, final Histogram histogram, final int from, final int to) {
        final byte[] payload = payload(histogram);
        return raw(
                seriesId,
                histogram,
                payload.length,
                from,
                Arrays.copyOfRange(payload, from, Math.min(to, payload.length)));
    }

    /** Whatever a test wants to say of a payload. */
    public PartFixture raw(
            final int seriesId, final Histogram histogram, final long total, final long offset, final byte[] payload) {
        final long count = histogram.getTotalCount();
        long sum = 0;
        for (final var value : histogram.recordedValues()) {
            sum += histogram.lowestEquivalentValue(value.getValueIteratedTo()) * value.getCountAtValueIteratedTo();
        }
        final long min = count == 0 ? 0 : histogram.getMinValue();
        final long max = count == 0 ? 0 : histogram.lowestEquivalentValue(histogram.getMaxValue());
        pieces.add(new Piece(seriesId, count, sum, min, max, total, offset, ByteBuffer.wrap(payload)));
        return this;
    }

    public static byte[] payload(final Histogram histogram) {
        final ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        return Arrays.copyOf(buffer.array(), histogram.encodeIntoByteBuffer(buffer));
    }

    public void encode(final ValuePartEncoder encoder) {
        final ValuePartEncoder.CountersEncoder counterGroup = encoder.countersCount(counters.size());
        counters.forEach((id, total) -> counterGroup.next().seriesId(id).value(total));
        final ValuePartEncoder.GaugesEncoder gaugeGroup = encoder.gaugesCount(gauges.size());
        gauges.forEach((id, value) -> gaugeGroup.next().seriesId(id).value(value));
        final ValuePartEncoder.HistogramsEncoder histogramGroup = encoder.histogramsCount(pieces.size());
        for (final Piece piece : pieces) {
            histogramGroup
                    .next()
                    .seriesId(piece.seriesId())
                    .sampleCount(piece.count())
                    .sumLow(piece.sum())
                    .sumHigh(0)
                    .min(piece.min())
                    .max(piece.max())
                    .clamped(0)
                    .corrected(0)
                    .payloadTotal(piece.total())
                    .payloadOffset(piece.offset())
                    .putPayload(piece.payload().array(), 0, piece.payload().capacity());
        }
    }
}
