package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;

/** Where fields lie: what the fast path reads is near together, and what the aggregator writes is in another object. */
class LayoutTest {
    private static final int CACHE_LINE_BYTES = 64;

    @Test
    void shouldKeepWhatTheFastPathReadsOfARingNearTogether() {
        assertTrue(spanInBytes(SampleRing.class, "open", "limit", "lowestLimit") <= CACHE_LINE_BYTES);
    }

    @Test
    void shouldKeepABlocksCountBesideItsArray() {
        assertTrue(spanInBytes(SampleBlock.class, "used", "slots") <= 16);
    }

    @Test
    void shouldKeepTheAggregatorsPlaceInAnObjectOfItsOwn() {
        final ClassLayout ring = ClassLayout.parseClass(SampleRing.class);
        assertTrue(ring.fields().stream()
                .noneMatch(field ->
                        field.name().startsWith("consumed") && !field.name().equals("consumedSeen")));
        assertTrue(spanInBytes(ReadSide.class, "block", "slot", "consumed") <= CACHE_LINE_BYTES);
    }

    private static long spanInBytes(final Class<?> type, final String... names) {
        final LongSummaryStatistics places = new LongSummaryStatistics();
        for (final FieldLayout field : ClassLayout.parseClass(type).fields()) {
            if (Arrays.asList(names).contains(field.name())) {
                places.accept(field.offset());
                places.accept(field.offset() + field.size());
            }
        }
        assertTrue(places.getCount() == 2L * names.length, () -> "not all fields found in " + type);
        return places.getMax() - places.getMin();
    }
}
