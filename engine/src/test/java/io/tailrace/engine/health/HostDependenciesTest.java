package io.tailrace.engine.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostDependenciesTest {
    private final HostDependencies dependencies = new HostDependencies();

    @Test
    void shouldNameWhatIsNotReadySorted() {
        assertFalse(dependencies.isAnyMissing());
        dependencies.set("b", false).set("a", false).set("c", true);
        assertEquals(List.of("a", "b"), dependencies.missing());
        assertTrue(dependencies.isAnyMissing());
        dependencies.set("a", true);
        assertTrue(dependencies.isAnyMissing());
        dependencies.remove("b");
        assertEquals(List.of(), dependencies.missing());
        assertFalse(dependencies.isAnyMissing());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b", "a\"", "a\n", "caf\u00e9", "a{}"})
    void shouldRefuseNamesThatWouldNeedEscaping(final String name) {
        assertThrows(IllegalArgumentException.class, () -> dependencies.set(name, false));
        assertFalse(dependencies.isAnyMissing());
    }

    @Test
    void shouldRefuseLongNamesAndTooManyOfThem() {
        assertThrows(IllegalArgumentException.class, () -> dependencies.set("a".repeat(65), true));
        for (int i = 0; i < HostDependencies.MAX_DEPENDENCIES; i++) {
            dependencies.set("dep:" + i, true);
        }
        assertThrows(IllegalArgumentException.class, () -> dependencies.set("one.more", true));
        dependencies.set("dep:0", false);
        assertEquals(List.of("dep:0"), dependencies.missing());
    }
}
