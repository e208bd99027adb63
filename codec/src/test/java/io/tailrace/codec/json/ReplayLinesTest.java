package io.tailrace.codec.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplayLinesTest {
    private static final ReplaySeries SERIES =
            new ReplaySeries(2, 0, 1_500_000_000, "a_total", List.of("x", "y"), List.of("1\n\"", "\u00e4"), "none");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ReplayLines lines = new ReplayLines(out);

    @Test
    void shouldWriteACounter() {
        lines.counter(SERIES, 3, 10.5);

        assertEquals(
                "{\"schema\":\"replay.v1\",\"epoch\":2,\"from\":\"1970-01-01T00:00:00Z\","
                        + "\"to\":\"1970-01-01T00:00:01.500Z\",\"metric\":\"a_total\","
                        + "\"labels\":{\"x\":\"1\\n\\\"\",\"y\":\"\u00e4\"},\"type\":\"counter\",\"unit\":\"none\","
                        + "\"increment\":3,\"total\":10.5}\n",
                text());
    }

    @Test
    void shouldWriteGaugesOfEverySort() {
        for (final double value : new double[] {-1, 1e300, Double.NaN, Double.POSITIVE_INFINITY}) {
            lines.gauge(SERIES, value);
        }

        assertEquals(
                List.of("-1", "1.0E300", "\"NaN\"", "\"+Inf\""),
                text().lines()
                        .map(line -> line.replaceAll(".*\"value\":(.*)}", "$1"))
                        .toList());
    }

    @Test
    void shouldWriteAHistogram() {
        lines.histogram(SERIES, new ReplayHistogram(9, 4.5, 0.25, 0.5, 1, 2, 3, 4, 5, 6));

        assertEquals(
                "\"type\":\"histogram\",\"unit\":\"none\",\"count\":9,\"sum\":4.5,\"min\":0.25,\"p50\":0.5,\"p90\":1,"
                        + "\"p99\":2,\"p99.9\":3,\"max\":4,\"clamped\":5,\"corrected\":6}\n",
                text().substring(text().indexOf("\"type\"")));
    }

    @Test
    void shouldTellThatTheStreamCannotBeWritten() {
        final ReplayLines broken = new ReplayLines(new OutputStream() {
            @Override
            public void write(final int next) throws IOException {
                throw new IOException("no space left");
            }
        });

        assertThrows(UncheckedIOException.class, () -> broken.gauge(SERIES, 1));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
