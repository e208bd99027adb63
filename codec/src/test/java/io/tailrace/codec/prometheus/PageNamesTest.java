package io.tailrace.codec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageNamesTest {
    private final PageNames text = new PageNames(ExpositionFormat.DEFAULT);

    @Test
    void shouldKeepOneOfFamiliesThatAreWrittenAlike() {
        assertNull(text.family("a.b", FamilyType.GAUGE));
        assertEquals(
                "metric \"a_b\" would stand as a_b, as \"a.b\" does: give one of them another name",
                text.family("a_b", FamilyType.GAUGE));
        assertNotNull(text.family("a.b", FamilyType.GAUGE));
        for (final NameEscaping escaping : List.of(NameEscaping.VALUES, NameEscaping.ALLOW_UTF_8, NameEscaping.DOTS)) {
            final PageNames apart = new PageNames(ExpositionFormat.of(ExpositionForm.TEXT, escaping));
            assertNull(apart.family("a.b", FamilyType.GAUGE));
            assertNull(apart.family("a_b", FamilyType.GAUGE), escaping::keyword);
        }
    }

    @Test
    void shouldKnowTheNamesOfSamples() {
        assertNull(text.family("h", FamilyType.HISTOGRAM));
        assertNotNull(text.family("h_bucket", FamilyType.GAUGE));
        assertNotNull(text.family("h_sum", FamilyType.GAUGE));
        assertNotNull(text.family("h_count", FamilyType.GAUGE));
        assertNull(text.family("h_created", FamilyType.GAUGE));
        assertNull(text.family("c_total", FamilyType.COUNTER));
        assertNull(text.family("c", FamilyType.GAUGE));
        assertNull(text.family("c_created", FamilyType.GAUGE));
        assertNotNull(text.family("", FamilyType.GAUGE));
    }

    @Test
    void shouldKnowThatOpenMetricsNamesCountersShorter() {
        final PageNames page =
                new PageNames(ExpositionFormat.of(ExpositionForm.OPEN_METRICS, NameEscaping.UNDERSCORES));
        assertNull(page.family("c_total", FamilyType.COUNTER));
        assertNotNull(page.family("c", FamilyType.GAUGE));
        assertNotNull(page.family("c_created", FamilyType.GAUGE));
        assertNull(page.family("foreign", FamilyType.COUNTER));
        assertNull(page.family("h", FamilyType.HISTOGRAM));
        assertNotNull(page.family("h_created", FamilyType.GAUGE));
    }

    @Test
    void shouldKeepOneOfSeriesThatAreWrittenAlike() {
        assertNull(text.family("a", FamilyType.GAUGE));
        assertNull(text.series(labels("x.y", "1")));
        assertNotNull(text.series(labels("x_y", "1")));
        assertNull(text.series(labels("x_y", "2")));
        assertNull(text.series(labels("z", "")));
        assertNotNull(text.series(LabelSet.EMPTY), "an empty label is none");
        assertNotNull(text.series(LabelSet.of(List.of("x.y", "x_y"), List.of("1", "3"))));
        assertNull(text.family("b", FamilyType.GAUGE));
        assertNull(text.series(labels("x_y", "1")), "of another family");
    }

    private static LabelSet labels(final String name, final String value) {
        return LabelSet.of(List.of(name), List.of(value));
    }
}
