package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthStateTest {
    private final HealthState health = new HealthState();

    @Test
    void shouldNameWhatIsNotReadySorted() {
        health.set("b", false).set("a", false).set("c", true);
        assertEquals(List.of("a", "b"), health.missing());
        health.set("a", true);
        health.remove("b");
        assertEquals(List.of(), health.missing());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b", "a\"", "a\n", "caf\u00e9", "a{}"})
    void shouldRefuseNamesThatWouldNeedEscaping(final String name) {
        assertThrows(IllegalArgumentException.class, () -> health.set(name, false));
        assertEquals(List.of(), health.missing());
    }

    @Test
    void shouldRefuseLongNamesAndTooManyOfThem() {
        assertThrows(IllegalArgumentException.class, () -> health.set("a".repeat(65), true));
        for (int i = 0; i < HealthState.MAX_DEPENDENCIES; i++) {
            health.set("dep:" + i, true);
        }
        assertThrows(IllegalArgumentException.class, () -> health.set("one.more", true));
        health.set("dep:0", false);
        assertEquals(List.of("dep:0"), health.missing());
    }
}
