package io.tailrace.cli.bench.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageCheckTest {
    private final ProbeTimes times = new ProbeTimes(10);
    private final PageCheck check = new PageCheck(times);

    PageCheckTest() {
        for (int i = 1; i <= 5; i++) {
            times.add(i * 1_000L);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 3, 3, 0.003", "3, 3, 3, 2, 0.003", "3, 2, 2, 2, 0.002", "0, 0, 0, 0, 0"})
    void shouldTakeOneCut(final int first, final int between, final int buckets, final int last, final double sum) {
        check.onPage(page(first, between, buckets, last, sum), 10_000);
        assertEquals("", check.fault());
        assertEquals(0, check.inconsistent());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, 3, 2, 0.003", // what was recorded later is ahead
        "3, 2, 2, 3, 0.002",
        "4, 3, 3, 2, 0.003", // more than one ahead
        "3, 3, 2, 3, 0.003", // count and buckets
        "3, 3, 3, 3, 0.002", // count and sum
        "3, 3, 3, 3, NaN", // no sum
    })
    void shouldTellWhatIsNoCut(
            final int first, final int between, final int buckets, final int last, final double sum) {
        check.onPage(page(first, between, buckets, last, sum), 10_000);
        assertEquals(1, check.inconsistent());
        assertTrue(check.fault().startsWith("first ") || check.fault().startsWith("count "), check.fault());
    }

    @Test
    void shouldTellAPageThatIsBehindAnOlderOne() {
        check.onPage(page(3, 3, 3, 3, 0.003), 10_000);
        check.onPage(page(2, 2, 2, 2, 0.002), 10_000);
        assertEquals(1, check.inconsistent());
    }

    @Test
    void shouldAgeAPageByTheOldestThingThatIsNotOnIt() {
        check.onPage(page(3, 3, 3, 3, 0.003), 10_000);
        assertEquals(6_000, times.newest() == 5 ? check.agesNs().getMaxValue() / 1_000 * 1_000 : 0);
        check.onPage(page(5, 5, 5, 5, 0.005), 10_000);
        assertEquals(0, check.agesNs().getMinValue());
    }

    private static PageValues page(
            final int first, final int between, final int buckets, final int last, final double sum) {
        return PageValues.of(String.join(
                        "\n",
                        "# TYPE " + Probe.FIRST + " counter",
                        Probe.FIRST + ' ' + first,
                        Probe.BETWEEN + "_bucket{le=\"0.005\"} " + buckets,
                        Probe.BETWEEN + "_bucket{le=\"+Inf\"} " + buckets,
                        Probe.BETWEEN + "_sum " + sum,
                        Probe.BETWEEN + "_count " + between,
                        Probe.LAST + ' ' + last,
                        "")
                .getBytes(UTF_8));
    }
}
