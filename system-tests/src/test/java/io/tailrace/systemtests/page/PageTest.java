package io.tailrace.systemtests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final String HISTOGRAM = """
            # HELP wait_seconds Time waited.
            # TYPE wait_seconds histogram
            wait_seconds_bucket{op="get",le="0.5"} 1
            wait_seconds_bucket{op="get",le="+Inf"} 3
            wait_seconds_sum{op="get"} 4.25
            wait_seconds_count{op="get"} 3
            """;

    @Test
    void shouldReadLabelsValuesAndBuckets() {
        final Page page = Page.parse(HISTOGRAM + "up{a=\"x\\\"\\\\\\n\",b=\"\"} 1e3\nbare 2\n");
        page.checkHistograms();
        assertEquals(
                Map.of(0.5, 1L, Double.POSITIVE_INFINITY, 3L),
                page.buckets("wait_seconds", sample -> sample.has("op", "get")));
        assertEquals(1000, page.value("up", sample -> sample.has("a", "x\"\\\n") && sample.has("b", "")));
        assertEquals(2, page.value("bare"));
        assertEquals(4, page.cumulatives().size(), "what is no counter may go down");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 1",
                "a 1\na 2\n",
                "a{x=\"1\"} 1\na{x=\"1\"} 1\n",
                "a{x=1} 1\n",
                "a{x=\"1\" y=\"2\"} 1\n",
                "1a 1\n",
                "# TYPE a counter\n# TYPE a gauge\n",
                "a\n"
            })
    void shouldRefuseWhatIsNotWellFormed(final String text) {
        assertThrows(AssertionError.class, () -> Page.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"le=\"0.5\"} 1 | le=\"0.5\"} 4", "_count{op=\"get\"} 3 | _count{op=\"get\"} 2", "+Inf | 9"})
    void shouldRefuseAHistogramThatContradictsItself(final String part, final String contradiction) {
        final Page page = Page.parse(HISTOGRAM.replace(part, contradiction));
        assertThrows(AssertionError.class, page::checkHistograms);
    }
}
