package io.tailrace.cli.subscribe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.stream.v1.CounterValue;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Metric;
import io.tailrace.stream.v1.Series;
import io.tailrace.stream.v1.Snapshot;
import io.tailrace.stream.v1.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextLinesTest {
    private final TextLines lines = new TextLines();

    @Test
    void shouldShowTotalsInTheUnitOfPages() {
        assertEquals("90.000000001 s", total(Unit.UNIT_SECONDS, 90_000_000_001L));
        assertEquals("2 s", total(Unit.UNIT_SECONDS, 2_000_000_000));
        assertEquals("1.5 ms", total(Unit.UNIT_MILLISECONDS, 1_500_000));
        assertEquals("0.25", total(Unit.UNIT_MILLIONTHS, 250_000));
        assertEquals("4000000", total(Unit.UNIT_MILLIONTHS, 4_000_000_000_000L));
        assertEquals("0", total(Unit.UNIT_MILLIONTHS, 0));
        assertEquals("4000000", total(Unit.UNIT_BYTES, 4_000_000));
        assertEquals("18446744073709551615", total(Unit.UNIT_NONE, -1));
    }

    private String total(final Unit unit, final long recorded) {
        lines.of(Delivery.newBuilder()
                .setMetric(Metric.newBuilder().setMetricId(1).setName("n").setUnit(unit))
                .build());
        lines.of(Delivery.newBuilder()
                .setSeries(Series.newBuilder().setSeriesId(2).setMetricId(1))
                .build());
        final List<String> shown = lines.of(Delivery.newBuilder()
                .setSnapshot(Snapshot.newBuilder()
                        .addCounters(CounterValue.newBuilder().setSeriesId(2).setTotal(recorded)))
                .build());
        assertEquals(1, shown.size());
        final String words = "  n  total ";
        return shown.get(0).substring(shown.get(0).indexOf(words) + words.length());
    }
}
