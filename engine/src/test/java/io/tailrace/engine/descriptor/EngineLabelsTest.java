package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What base labels may be. */
class EngineLabelsTest {
    @Test
    void shouldKeepFurtherLabelsByTheirNames() {
        final Map<String, String> given = new HashMap<>(Map.of("zone", "b", "region", "eu", "tier", "1"));

        final EngineLabels labels = new EngineLabels("shop", "one", "1", given);
        given.clear();

        assertEquals(
                List.of("region", "tier", "zone"), List.copyOf(labels.extra().keySet()));
        assertThrows(UnsupportedOperationException.class, () -> labels.extra().put("a", "b"));
        assertEquals(Map.of(), new EngineLabels("shop", "one", "1").extra());
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "amnesia", "le", "quantile", "__name", "a-b", "1a", "", "endpoint", "größe"})
    void shouldRefuseNamesThatCannotStandOnEverySeries(final String name) {
        final String message = fault(Map.of(name, "x"));
        assertTrue(message.contains("\"" + name + "\""), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "\ud800"})
    void shouldRefuseValuesThatAreNotOnOneLine(final String value) {
        assertTrue(fault(Map.of("tier", value)).contains("on one line"));
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        final IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class, () -> new EngineLabels("", null, "1", Map.of("le", "", "tier", "1")));
        assertTrue(fault.getMessage().contains("service must be"), fault::getMessage);
        assertTrue(fault.getMessage().contains("instance must be"), fault::getMessage);
        assertTrue(fault.getMessage().contains("reserved"), fault::getMessage);
        assertTrue(fault.getMessage().contains("one line"), fault::getMessage);
    }

    @Test
    void shouldBoundHowManyThereAre() {
        final Map<String, String> many =
                IntStream.range(0, 17).boxed().collect(Collectors.toMap(i -> "label_" + i, i -> "x"));
        assertTrue(fault(many).contains("at most 16"));
        assertTrue(fault(Map.of("tier", "x".repeat(201))).contains("200"));
    }

    private static String fault(final Map<String, String> extra) {
        return assertThrows(IllegalArgumentException.class, () -> new EngineLabels("shop", "one", "1", extra))
                .getMessage();
    }
}
