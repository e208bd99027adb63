package io.tailrace.codec.prometheus.protobuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prometheus.metrics.expositionformats.generated.Metrics;
import io.tailrace.codec.prometheus.AnyText;
import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.NameEscaping;
import io.tailrace.codec.prometheus.OneExemplar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is written is read back by the classes that client_java made of the format's definition. */
@SuppressWarnings("NonCanonicalType") // the canonical name has a version of protobuf in it
class ProtobufPropertyTest {
    private static final int PAGES = 2_000;
    private static final NameEscaping[] ESCAPINGS = NameEscaping.values();

    private final long seed = new SplittableRandom().nextLong();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final MessageBuffer rows = new MessageBuffer(1);
    private final MessageBuffer page = new MessageBuffer(1);

    @Test
    void shouldReadBackAnyNameLabelHelpAndNumber() throws IOException {
        for (int i = 0; i < PAGES; i++) {
            final NameEscaping escaping = ESCAPINGS[random.nextInt(ESCAPINGS.length)];
            final String name = "n" + AnyText.of(random) + "_total";
            final String label = "l" + AnyText.of(random);
            final String value = AnyText.of(random).repeat(random.nextInt(40));
            final String help = AnyText.of(random).repeat(random.nextInt(4_000));
            final double number = AnyText.number(random);
            final long createdMs = random.nextBoolean() ? ProtobufRow.NOT_KNOWN : random.nextLong(1L << 42);
            page.clear();
            rows.clear();
            final ProtobufRow row = new ProtobufRow(LabelSet.of(List.of(label), List.of(value)), escaping);
            row.counter(number, createdMs, rows);
            row.counter(-number, createdMs, rows);
            put(new ProtobufFamily(name, FamilyType.COUNTER, help, "seconds", escaping));
            rows.clear();
            row.gauge(number, rows);
            put(new ProtobufFamily("g", FamilyType.GAUGE, "", "", escaping));
            rows.clear();
            row.untyped(number, rows);
            put(new ProtobufFamily("u", FamilyType.UNTYPED, "", "", escaping));

            final ByteArrayInputStream in = new ByteArrayInputStream(page.toByteArray());
            final Metrics.MetricFamily counter = Metrics.MetricFamily.parseDelimitedFrom(in);
            final Metrics.MetricFamily gauge = Metrics.MetricFamily.parseDelimitedFrom(in);
            final Metrics.MetricFamily untyped = Metrics.MetricFamily.parseDelimitedFrom(in);

            assertNull(Metrics.MetricFamily.parseDelimitedFrom(in), message());
            assertEquals(escaping.escape(name), counter.getName(), message());
            assertEquals(help, counter.getHelp(), message());
            assertEquals("seconds", counter.getUnit(), message());
            assertEquals(Metrics.MetricType.COUNTER, counter.getType(), message());
            assertEquals(2, counter.getMetricCount(), message());
            final Metrics.Metric metric = counter.getMetric(0);
            assertEquals(escaping.escapeLabel(label), metric.getLabel(0).getName(), message());
            assertEquals(value, metric.getLabel(0).getValue(), message());
            assertEquals(number, metric.getCounter().getValue(), message());
            assertEquals(-number, counter.getMetric(1).getCounter().getValue(), message());
            assertEquals(createdMs != ProtobufRow.NOT_KNOWN, metric.getCounter().hasCreatedTimestamp(), message());
            if (createdMs != ProtobufRow.NOT_KNOWN) {
                assertEquals(
                        createdMs,
                        metric.getCounter().getCreatedTimestamp().getSeconds() * 1_000
                                + metric.getCounter().getCreatedTimestamp().getNanos() / 1_000_000,
                        message());
            }
            assertEquals(Metrics.MetricType.GAUGE, gauge.getType(), message());
            assertFalse(gauge.hasHelp() || gauge.hasUnit(), message());
            assertEquals(number, gauge.getMetric(0).getGauge().getValue(), message());
            assertEquals(Metrics.MetricType.UNTYPED, untyped.getType(), message());
            assertEquals(number, untyped.getMetric(0).getUntyped().getValue(), message());
        }
    }

    @Test
    void shouldReadBackQuantiles() throws IOException {
        for (int i = 0; i < PAGES; i++) {
            final double[] quantiles =
                    random.doubles(random.nextInt(16)).sorted().toArray();
            final double[] values = quantiles.clone();
            for (int j = 0; j < values.length; j++) {
                values[j] = AnyText.number(random);
            }
            page.clear();
            rows.clear();
            new ProtobufRow(LabelSet.EMPTY, NameEscaping.UNDERSCORES).summary(3, 0.5, quantiles, values, 1_500, rows);
            put(new ProtobufFamily("s", FamilyType.SUMMARY, "", "", NameEscaping.UNDERSCORES));

            final Metrics.Summary summary = Metrics.MetricFamily.parseDelimitedFrom(
                            new ByteArrayInputStream(page.toByteArray()))
                    .getMetric(0)
                    .getSummary();
            assertEquals(3, summary.getSampleCount(), message());
            assertEquals(0.5, summary.getSampleSum(), message());
            assertEquals(quantiles.length, summary.getQuantileCount(), message());
            for (int j = 0; j < values.length; j++) {
                assertEquals(quantiles[j], summary.getQuantile(j).getQuantile(), message());
                assertEquals(values[j], summary.getQuantile(j).getValue(), message());
            }
        }
    }

    @Test
    void shouldReadBackClassicBucketsAndExemplars() throws IOException {
        for (int i = 0; i < PAGES; i++) {
            final double[] bounds = new double[random.nextInt(30)];
            final long[] counts = new long[bounds.length];
            long count = 0;
            for (int j = 0; j < bounds.length; j++) {
                bounds[j] = (j == 0 ? 0 : bounds[j - 1]) + random.nextDouble(0.001, 1);
                count += random.nextLong(1L << random.nextInt(50));
                counts[j] = count;
            }
            final double sum = AnyText.number(random);
            final int exemplar = random.nextInt(bounds.length + 1);
            page.clear();
            rows.clear();
            new ProtobufRow(LabelSet.EMPTY, NameEscaping.UNDERSCORES)
                    .histogram(
                            LeBounds.of(bounds), counts, count + 1, sum, 1_500, new OneExemplar(exemplar), null, rows);
            put(new ProtobufFamily("h", FamilyType.HISTOGRAM, "", "", NameEscaping.UNDERSCORES));

            final Metrics.MetricFamily family =
                    Metrics.MetricFamily.parseDelimitedFrom(new ByteArrayInputStream(page.toByteArray()));
            final Metrics.Histogram histogram = family.getMetric(0).getHistogram();

            assertEquals(Metrics.MetricType.HISTOGRAM, family.getType(), message());
            assertEquals(count + 1, histogram.getSampleCount(), message());
            assertEquals(sum, histogram.getSampleSum(), message());
            assertEquals(1, histogram.getCreatedTimestamp().getSeconds(), message());
            assertEquals(500_000_000, histogram.getCreatedTimestamp().getNanos(), message());
            assertFalse(histogram.hasSchema() || histogram.hasZeroThreshold(), message());
            assertEquals(bounds.length + 1, histogram.getBucketCount(), message());
            for (int j = 0; j <= bounds.length; j++) {
                final Metrics.Bucket bucket = histogram.getBucket(j);
                final double bound = j < bounds.length ? bounds[j] : Double.POSITIVE_INFINITY;
                assertEquals(bound, bucket.getUpperBound(), message());
                assertEquals(j < bounds.length ? counts[j] : count + 1, bucket.getCumulativeCount(), message());
                assertEquals(j == exemplar && 0.75 <= bound, bucket.hasExemplar(), message());
                if (bucket.hasExemplar()) {
                    checkExemplar(bucket.getExemplar(), exemplar);
                }
            }
        }
    }

    @Test
    void shouldLeaveOutAFamilyWithoutRows() {
        put(new ProtobufFamily("h", FamilyType.HISTOGRAM, "Some.", "", NameEscaping.UNDERSCORES));
        assertEquals(0, page.lengthInBytes());
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProtobufFamily("", FamilyType.GAUGE, "", "", NameEscaping.UNDERSCORES));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProtobufRow(LabelSet.of(List.of("a.b", "a_b"), List.of("1", "2")), NameEscaping.UNDERSCORES));
        assertThrows(IllegalArgumentException.class, () -> new MessageBuffer(0));
    }

    private void checkExemplar(final Metrics.Exemplar exemplar, final int bucket) {
        final OneExemplar expected = new OneExemplar(bucket);
        assertEquals("trace_id", exemplar.getLabel(0).getName(), message());
        assertEquals(
                String.format("%016x%016x", expected.traceIdHigh(bucket), expected.traceIdLow(bucket)),
                exemplar.getLabel(0).getValue(),
                message());
        assertEquals("span_id", exemplar.getLabel(1).getName(), message());
        assertEquals("00000000000000ab", exemplar.getLabel(1).getValue(), message());
        assertEquals(0.75, exemplar.getValue(), message());
        assertEquals(
                expected.epochMs(bucket),
                exemplar.getTimestamp().getSeconds() * 1_000
                        + exemplar.getTimestamp().getNanos() / 1_000_000,
                message());
    }

    private void put(final ProtobufFamily family) {
        family.begin(rows.lengthInBytes(), page);
        page.put(rows.array(), 0, rows.lengthInBytes());
    }

    private String message() {
        return "seed " + seed;
    }
}
