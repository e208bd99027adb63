package io.tailrace.codec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameEscapingTest {
    private static final int[] USUAL = {'_', '.', ':', 'a', 'Z', '0', '-', ' ', '/', '"', '\\', '\n', '{', 0xE9, 0x1F600
    };

    /** The example of the specification is {@code metric.name}; the code point is in lower case in both reference libraries. */
    @Test
    void shouldEscapeAsTheSpecificationSays() {
        assertEquals("metric_name_with_slashes", NameEscaping.UNDERSCORES.escape("metric.name/with/slashes"));
        assertEquals("metric_dot_name_dot_with_dot_dots", NameEscaping.DOTS.escape("metric.name.with.dots"));
        assertEquals("U__metric_2e_name", NameEscaping.VALUES.escape("metric.name"));
        assertEquals("metric.name", NameEscaping.ALLOW_UTF_8.escape("metric.name"));
        assertEquals("http__requests__total", NameEscaping.DOTS.escape("http_requests_total"));
        assertEquals("_1st", NameEscaping.UNDERSCORES.escape("\uD83D\uDE001st"));
        assertEquals("U___31_st_1f600_", NameEscaping.VALUES.escape("1st\uD83D\uDE00"));
    }

    @Test
    void shouldAgreeWithClientJavaOnAnyName() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            final String name = name(random);
            for (final NameEscaping escaping : NameEscaping.values()) {
                assertEquals(
                        PrometheusNaming.escapeName(name, theirs(escaping)),
                        escaping.escape(name),
                        "\"" + name + "\" under " + escaping + ", seed " + seed);
            }
        }
    }

    @Test
    void shouldMakeClassicNamesOfAnyLabel() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final Set<String> names = new HashSet<>();
        final Set<String> underValues = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            final String name = name(random);
            for (final NameEscaping escaping : NameEscaping.values()) {
                assertTrue(
                        escaping == NameEscaping.ALLOW_UTF_8 || Grammar.isClassicLabelName(escaping.escapeLabel(name)),
                        "\"" + name + "\" under " + escaping + ", seed " + seed);
            }
            if (!name.startsWith("U__")) {
                names.add(name);
                underValues.add(NameEscaping.VALUES.escapeLabel(name));
            }
        }
        assertEquals(names.size(), underValues.size(), "values tells all names apart, seed " + seed);
        assertEquals("a_b", NameEscaping.UNDERSCORES.escapeLabel("a:b"));
        assertEquals("a:b", NameEscaping.UNDERSCORES.escape("a:b"));
    }

    @Test
    void shouldMakeNothingOfAUsualName() {
        final String name = new String("http_requests_total");
        assertSame(name, NameEscaping.UNDERSCORES.escape(name));
        assertSame(name, NameEscaping.VALUES.escape(name));
        assertSame(name, NameEscaping.ALLOW_UTF_8.escape(name));
    }

    static String name(final Random random) {
        final int[] codePoints = random.ints(1 + random.nextInt(12), 0, 100)
                .map(kind -> kind < 70
                        ? USUAL[random.nextInt(USUAL.length)]
                        : kind < 90 ? random.nextInt(0x3000) : 0xE000 + random.nextInt(0x10_0000))
                .toArray();
        return new String(codePoints, 0, codePoints.length);
    }

    private static EscapingScheme theirs(final NameEscaping escaping) {
        return Arrays.stream(EscapingScheme.values())
                .filter(scheme -> scheme.getValue().equals(escaping.keyword()))
                .findFirst()
                .orElseThrow();
    }
}
