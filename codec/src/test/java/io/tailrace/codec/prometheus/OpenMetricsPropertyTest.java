package io.tailrace.codec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is written is read back by a strict parser that knows only the specification. */
class OpenMetricsPropertyTest {
    private static final int PAGES = 3_000;
    private static final NameEscaping[] ESCAPINGS = NameEscaping.values();

    private final long seed = new SplittableRandom().nextLong();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final TextBuffer out = new TextBuffer(1);

    @Test
    void shouldReadBackAnyNameLabelHelpAndNumber() {
        for (int i = 0; i < PAGES; i++) {
            final NameEscaping escaping = ESCAPINGS[random.nextInt(ESCAPINGS.length)];
            final String name = "n" + AnyText.of(random);
            final String label = "l" + AnyText.of(random);
            final String value = AnyText.of(random);
            final String help = "h" + AnyText.of(random);
            final double number = AnyText.number(random);
            final OpenMetricsWriter writer = new OpenMetricsWriter(out, escaping);
            out.clear();
            writer.liveFamily(name + "_total", FamilyType.COUNTER, "", help);
            writer.counter(
                    LabelSet.of(List.of(label), List.of(value)), Math.abs(number) >= 0 ? Math.abs(number) : 0, 0);
            writer.liveFamily("g", FamilyType.GAUGE, "", "");
            writer.gauge(LabelSet.EMPTY, number);
            writer.end();

            final List<OpenMetricsParser.Family> families = OpenMetricsParser.parse(out.toString());

            final OpenMetricsParser.Family counter = families.get(0);
            assertEquals(escaping.escape(name + "_total"), counter.name() + "_total", message());
            assertEquals(help, counter.metadata().get("HELP"), message());
            assertEquals(
                    Map.of(escaping.escapeLabel(label), value),
                    counter.sample("_total").labels(),
                    message());
            assertEquals(0, counter.sample("_created").value(), message());
            assertEquals(number, families.get(1).sample("").value(), message());
        }
    }

    @Test
    void shouldReadBackAnyHistogram() {
        for (int i = 0; i < PAGES; i++) {
            final double[] bounds = new double[random.nextInt(6)];
            final long[] counts = new long[bounds.length];
            double bound = 0;
            long count = 0;
            for (int j = 0; j < bounds.length; j++) {
                bound += Math.scalb(random.nextDouble(0.5, 1), random.nextInt(-20, 20));
                bounds[j] = random.nextBoolean() ? bound : Math.ceil(bound);
                bound = bounds[j];
                count += random.nextInt(1_000);
                counts[j] = count;
            }
            final double sum = AnyText.number(random);
            final int exemplar = random.nextInt(bounds.length + 1);
            out.clear();
            final OpenMetricsWriter writer = new OpenMetricsWriter(out);
            writer.liveFamily("h_seconds", FamilyType.HISTOGRAM, "seconds", "");
            writer.histogram(
                    LabelSet.EMPTY,
                    LeBounds.canonical(bounds),
                    counts,
                    count + 1,
                    sum,
                    1_500,
                    new OneExemplar(exemplar));
            writer.end();

            final OpenMetricsParser.Family family =
                    OpenMetricsParser.parse(out.toString()).get(0);

            assertEquals("seconds", family.metadata().get("UNIT"), message());
            assertEquals(sum, family.sample("_sum").value(), message());
            assertEquals((double) (count + 1), family.sample("_count").value(), message());
            assertEquals(1.5, family.sample("_created").value(), message());
            for (int j = 0; j <= bounds.length; j++) {
                final OpenMetricsParser.Sample sample = family.samples().get(j);
                final double le = OpenMetricsLine.number(sample.labels().get("le"));
                assertEquals(j < bounds.length ? bounds[j] : Double.POSITIVE_INFINITY, le, message());
                assertEquals((double) (j < bounds.length ? counts[j] : count + 1), sample.value(), message());
                assertEquals(j == exemplar && 0.75 <= le, sample.exemplar() != null, message());
            }
        }
    }

    /** So that what the tests above hold is something. */
    @Test
    void shouldBeReadStrictly() {
        for (final String bad : List.of(
                "a 1\n",
                "# EOF",
                "# TYPE a gauge\na 1 1.5\n# EOF\n",
                "# TYPE a counter\na 1\n# EOF\n",
                "# TYPE a counter\na_total -1\n# EOF\n",
                "# TYPE a gauge\na 1 # {} 1 1.5\n# EOF\n",
                "# TYPE a gauge\na 1\na 1\n# EOF\n",
                "# TYPE a gauge\n\na 1\n# EOF\n",
                "# TYPE a gauge\na{x=\"1\"} 1\na{x=\"2\"} 1\n# HELP a b\n# EOF\n",
                "# TYPE a gauge\n# UNIT a seconds\na 1\n# EOF\n",
                "# TYPE a gauge\na{x=\"1\",x=\"2\"} 1\n# EOF\n",
                "# TYPE a gauge\na{x=\"\\q\"} 1\n# EOF\n",
                "# TYPE a gauge\na 0x1p3\n# EOF\n",
                "# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_bucket{le=\"+Inf\"} 1\nh_count 1\n# EOF\n",
                "# TYPE h histogram\nh_bucket{le=\"1.0\"} 2\nh_bucket{le=\"+Inf\"} 1\nh_count 1\n# EOF\n",
                "# TYPE h histogram\nh_bucket{le=\"1.0\"} 1\nh_count 1\n# EOF\n",
                "# TYPE h histogram\nh_bucket{le=\"1.0\"} 1 # {a=\"b\"} 2 1.5\nh_bucket{le=\"+Inf\"} 1\nh_count 1\n# EOF\n",
                "# TYPE a counter\na_total 1 # {a=\"" + "b".repeat(128) + "\"} 2 1.5\n# EOF\n")) {
            assertThrows(IllegalArgumentException.class, () -> OpenMetricsParser.parse(bad), bad);
        }
    }

    private String message() {
        return "seed " + seed + ":\n" + out;
    }
}
