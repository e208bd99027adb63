package io.tailrace.engine.reader.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot stand on a page costs its own series only. */
final class TotalsPageTest {
    private static final EpochInfo EPOCH = new EpochInfo(1, "s", "i", "b", false, false, 0, 0, 1, 0, 1);

    private final TotalsPage page = new TotalsPage();

    @Test
    void shouldWriteALabelSetOnce() {
        page.add(EPOCH, counter(1, "a_total", "x"), 5, 0, null);
        page.add(EPOCH, counter(2, "a_total", "x"), 6, 0, null);

        assertEquals("# HELP a_total A.\n# TYPE a_total counter\na_total{k=\"x\"} 5\n", text());
    }

    @Test
    void shouldLeaveASecondTypeOfAFamilyOut() {
        page.add(EPOCH, gauge(1, "a", "x"), 0, 5, null);
        final MetricDescriptor other =
                MetricDescriptor.histogram("a").help("A.").labelNames("k").build();
        page.add(EPOCH, new SeriesInfo(2, other, List.of("y")), 0, 0, null);
        page.add(EPOCH, gauge(3, "a", "z"), 0, 6, null);

        assertEquals("# HELP a A.\n# TYPE a gauge\na{k=\"x\"} 5\na{k=\"z\"} 6\n", text());
    }

    @Test
    void shouldShowCountersOfTimeInSeconds() {
        final MetricDescriptor metric = MetricDescriptor.counter("busy_seconds_total")
                .unit(Unit.SECONDS)
                .help("B.")
                .build();
        page.add(EPOCH, new SeriesInfo(1, metric, List.of()), 1_500_000_000, 0, null);

        assertEquals(
                "# HELP busy_seconds_total B.\n# TYPE busy_seconds_total counter\nbusy_seconds_total 1.5\n", text());
    }

    @Test
    void shouldShowEveryBaseLabelOnOurSeriesAndTheirOwnOfTwo() {
        final EpochInfo epoch = new EpochInfo(
                1, "s", "i", "b", false, false, 0, 0, 1, 0, 1, Map.of("k", "of the service", "tier", "blue"));
        final MetricDescriptor ours = MetricDescriptor.gauge("a")
                .help("A.")
                .labelNames("k")
                .firstParty()
                .build();
        page.add(epoch, new SeriesInfo(1, ours, List.of("own")), 0, 5, null);

        assertEquals("""
                # HELP a A.
                # TYPE a gauge
                a{service="s",instance="i",build_version="b",amnesia="off",tier="blue",k="own"} 5
                """, text());
    }

    private String text() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static SeriesInfo counter(final int id, final String name, final String value) {
        return new SeriesInfo(
                id, MetricDescriptor.counter(name).help("A.").labelNames("k").build(), List.of(value));
    }

    private static SeriesInfo gauge(final int id, final String name, final String value) {
        return new SeriesInfo(
                id, MetricDescriptor.gauge(name).help("A.").labelNames("k").build(), List.of(value));
    }
}
