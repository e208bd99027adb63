package io.tailrace.codec.prometheus;

import static io.tailrace.codec.prometheus.ExpositionForm.OPEN_METRICS;
import static io.tailrace.codec.prometheus.ExpositionForm.PROTOBUF;
import static io.tailrace.codec.prometheus.ExpositionForm.TEXT;
import static io.tailrace.codec.prometheus.NameEscaping.ALLOW_UTF_8;
import static io.tailrace.codec.prometheus.NameEscaping.DOTS;
import static io.tailrace.codec.prometheus.NameEscaping.UNDERSCORES;
import static io.tailrace.codec.prometheus.NameEscaping.VALUES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpositionFormatTest {
    private static final String PROTO =
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";
    private static final String OM = "application/openmetrics-text;version=1.0.0";

    @Test
    void shouldTellTheContentTypes() {
        assertEquals("text/plain; version=0.0.4; charset=utf-8", ExpositionFormat.DEFAULT.contentType());
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8; escaping=allow-utf-8",
                ExpositionFormat.of(TEXT, ALLOW_UTF_8).contentType());
        assertEquals(
                "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores",
                ExpositionFormat.of(OPEN_METRICS, UNDERSCORES).contentType());
        assertEquals(
                "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited;"
                        + " escaping=values",
                ExpositionFormat.of(PROTOBUF, VALUES).contentType());
    }

    @Test
    void shouldBeOneObjectForEachOfTheTwelve() {
        assertEquals(12, ExpositionFormat.values().size());
        for (final ExpositionFormat format : ExpositionFormat.values()) {
            assertSame(format, ExpositionFormat.of(format.form(), format.escaping()));
            assertSame(format, ExpositionFormat.values().get(format.index()));
        }
    }

    /** What the releases of Prometheus send. */
    @Test
    void shouldAnswerPrometheus() {
        // 2.42, without and with native histograms.
        check(
                OPEN_METRICS,
                UNDERSCORES,
                OM + ",application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1");
        check(
                PROTOBUF,
                UNDERSCORES,
                PROTO + "," + OM + ";q=0.8,application/openmetrics-text;version=0.0.1;q=0.75,"
                        + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1");
        // 3, by default and for protobuf.
        check(
                OPEN_METRICS,
                ALLOW_UTF_8,
                OM + ";escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,"
                        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1");
        check(PROTOBUF, UNDERSCORES, PROTO + ";q=0.5," + OM + ";escaping=allow-utf-8;q=0.4,*/*;q=0.0");
        // Only the newest text, which we do not write: names as it wants them, for it can read them.
        check(TEXT, ALLOW_UTF_8, "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2");
    }

    /** The cases of TestNegotiate and TestNegotiateIncludingOpenMetrics of prometheus/common that are about forms we have. */
    @Test
    void shouldChooseAsPrometheusCommonDoes() {
        check(PROTOBUF, UNDERSCORES, PROTO);
        check(PROTOBUF, ALLOW_UTF_8, PROTO + "; escaping=allow-utf-8;");
        check(PROTOBUF, UNDERSCORES, PROTO + "; escaping=underscores;");
        check(TEXT, UNDERSCORES, "text/plain;version=0.0.4;");
        check(TEXT, VALUES, "text/plain;version=0.0.4; escaping=values;");
        check(OPEN_METRICS, VALUES, "application/openmetrics-text;version=1.0.0; escaping=values;");
        check(TEXT, UNDERSCORES, "application/openmetrics-text;version=2.0.0");
        check(TEXT, UNDERSCORES, "application/openmetrics-text;version=0.0.4");
        check(OPEN_METRICS, UNDERSCORES, OM + ";q=0.8, application/openmetrics-text;version=2.0.0;q=0.9");
        check(TEXT, UNDERSCORES, "application/unknown");
        check(TEXT, UNDERSCORES, PROTO.replace("delimited", "compact-text"));
    }

    @Test
    void shouldFollowQualitiesThenPrecisionThenOrder() {
        check(OPEN_METRICS, UNDERSCORES, "text/plain;q=0.5, " + OM + ";q=0.6");
        check(TEXT, UNDERSCORES, "text/plain;q=0.601, " + OM + ";q=0.6");
        check(OPEN_METRICS, UNDERSCORES, "*/*, " + OM);
        check(TEXT, UNDERSCORES, "text/plain, " + OM);
        check(OPEN_METRICS, UNDERSCORES, OM + ", text/plain");
        check(PROTOBUF, UNDERSCORES, "text/plain;q=0, application/openmetrics-text;q=0, */*;q=0.1");
        check(TEXT, UNDERSCORES, "text/*;q=0.9, text/plain;q=0.2, text/plain;version=0.0.4;q=0.5");
        check(OPEN_METRICS, UNDERSCORES, "text/*;q=0.9, text/plain;q=0.2, application/*;q=0.3");
        check(TEXT, UNDERSCORES, "*/*;q=0");
    }

    @Test
    void shouldTakeWildcardsInOurOrder() {
        check(TEXT, UNDERSCORES, "*/*");
        check(TEXT, UNDERSCORES, "*");
        check(TEXT, UNDERSCORES, "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8");
        check(OPEN_METRICS, UNDERSCORES, "application/*");
        check(TEXT, UNDERSCORES, "text/*");
        check(OPEN_METRICS, DOTS, "application/*;escaping=dots");
    }

    @Test
    void shouldReadRepeatedAndJoinedFieldsAlike() {
        check(OPEN_METRICS, UNDERSCORES, "text/plain;q=0.5", OM + ";q=0.6");
        check(OPEN_METRICS, UNDERSCORES, "", " , ,", OM);
        check(PROTOBUF, UNDERSCORES, "text/plain;q=0.5", OM + ";q=0.6,text/html", PROTO);
        check(TEXT, UNDERSCORES);
    }

    @Test
    void shouldReadWhatIsWrittenOddly() {
        check(
                OPEN_METRICS,
                ALLOW_UTF_8,
                "\tAPPLICATION/OpenMetrics-Text ; Version = \"1.0.0\" ;ESCAPING=\"Allow-UTF-8\"; Q = 1.000");
        check(OPEN_METRICS, UNDERSCORES, "application/openmetrics-text;charset=\"a,b;version=2.0.0\\\"\"");
        check(OPEN_METRICS, UNDERSCORES, OM + ";escaping=rot13");
        check(OPEN_METRICS, UNDERSCORES, OM + ";;;q;=;version");
    }

    @Test
    void shouldPassOverWhatItCannotRead() {
        for (final String bad : List.of("-1", "2", "1.001", ".5", "0,5", "0.5.5", "x", "", "1e0", "NaN", "\u0661")) {
            check(TEXT, UNDERSCORES, OM + ";q=" + bad);
        }
        check(OPEN_METRICS, UNDERSCORES, OM + ";q=0.00100000000000000000000");
        check(TEXT, UNDERSCORES, "\"" + OM);
        check(TEXT, UNDERSCORES, "application/openmetrics-text/x;version=1.0.0");
        check(TEXT, UNDERSCORES, "application / openmetrics-text");
        check(TEXT, UNDERSCORES, "\u0000\u0001\r\n;,=\uD800\"\\");
    }

    @Test
    void shouldNotReadHeadersOfAbsurdLength() {
        check(OPEN_METRICS, UNDERSCORES, OM, " ".repeat(4_000));
        check(TEXT, UNDERSCORES, OM, " ".repeat(4_096));
        check(TEXT, UNDERSCORES, (OM + ",").repeat(1_000_000));
        assertSame(
                ExpositionFormat.DEFAULT, ExpositionFormat.negotiate(Collections.nCopies(Integer.MAX_VALUE / 4, "")));
    }

    @Test
    void shouldAnswerAnyGarbage() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final String alphabet = ",;=/*\"\\ q0.1 version escaping text/plain application/openmetrics-text\u00e9\uD83D";
        for (int i = 0; i < 20_000; i++) {
            final StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                final int from = random.nextInt(alphabet.length());
                text.append(alphabet, from, Math.min(alphabet.length(), from + 1 + random.nextInt(5)));
            }
            assertNotNull(
                    ExpositionFormat.negotiate(
                            List.of(text.toString(), text.reverse().toString())),
                    "seed " + seed);
        }
    }

    private static void check(final ExpositionForm form, final NameEscaping escaping, final String... fields) {
        assertSame(
                ExpositionFormat.of(form, escaping),
                ExpositionFormat.negotiate(List.of(fields)),
                String.join("\n", fields));
    }
}
