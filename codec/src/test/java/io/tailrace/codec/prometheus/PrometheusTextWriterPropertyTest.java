package io.tailrace.codec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is written is read back by a parser that knows only the format. */
class PrometheusTextWriterPropertyTest {
    private static final int PAGES = 5_000;
    private static final String NASTY = "\\\"\n\r\t {}=,#+\u0000\u007f\u0080\u2028ab";

    private final long seed = new SplittableRandom().nextLong();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final TextBuffer out = new TextBuffer(1);
    private final PrometheusTextWriter writer = new PrometheusTextWriter(out);

    @Test
    void shouldReadBackAnyLabelValueHelpAndDouble() {
        for (int i = 0; i < PAGES; i++) {
            out.clear();
            final String first = anyText();
            final String second = anyText();
            final String help = "h" + anyText();
            final double value = Double.longBitsToDouble(random.nextLong());
            writer.family("family_total", FamilyType.COUNTER, help);
            writer.sample(LabelSet.of(List.of("a", "b"), List.of(first, second)), value);

            final PageParser.Page page = PageParser.parse(out.toString());

            assertEquals(Map.of("family_total", help), page.helps(), message());
            final PageParser.Sample sample = page.samples().get(0);
            assertEquals(Map.of("a", first, "b", second), sample.labels(), message());
            assertEquals(value, sample.value(), message());
            assertEquals(1, page.samples().size(), message());
        }
    }

    @Test
    void shouldReadBackAnyHistogram() {
        for (int i = 0; i < PAGES; i++) {
            out.clear();
            final double[] bounds = new double[random.nextInt(6)];
            final long[] counts = new long[bounds.length];
            double bound = 0;
            long count = 0;
            for (int j = 0; j < bounds.length; j++) {
                bound += Math.scalb(random.nextDouble(0.5, 1), random.nextInt(-20, 20));
                bounds[j] = bound;
                count += random.nextInt(1_000);
                counts[j] = count;
            }
            final double sum = random.nextDouble(1e9);
            writer.family("h_seconds", FamilyType.HISTOGRAM, "");
            writer.histogram(LabelSet.EMPTY, LeBounds.of(bounds), counts, count + 1, sum);

            final List<PageParser.Sample> samples =
                    PageParser.parse(out.toString()).samples();

            assertEquals(bounds.length + 3, samples.size(), message());
            for (int j = 0; j < bounds.length; j++) {
                assertEquals(
                        bounds[j], Double.parseDouble(samples.get(j).labels().get("le")), message());
                assertEquals((double) counts[j], samples.get(j).value(), message());
            }
            assertEquals("+Inf", samples.get(bounds.length).labels().get("le"), message());
            assertEquals((double) (count + 1), samples.get(bounds.length).value(), message());
            assertEquals(sum, samples.get(bounds.length + 1).value(), message());
            assertEquals("h_seconds_sum", samples.get(bounds.length + 1).name(), message());
            assertEquals((double) (count + 1), samples.get(bounds.length + 2).value(), message());
        }
    }

    private String anyText() {
        final StringBuilder text = new StringBuilder();
        final int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            final int codePoint = random.nextInt(0x11_0000);
            if (random.nextBoolean()) {
                text.append(NASTY.charAt(random.nextInt(NASTY.length())));
            } else if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }

    private String message() {
        return "seed " + seed + ":\n" + out;
    }
}
