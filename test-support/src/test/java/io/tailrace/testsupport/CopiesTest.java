package io.tailrace.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code tailrace-test} gives users is the truth. The engine's own tests cannot have it from there, for it is a module built on the engine; so there are
 * copies here, whose source the engine's tests take, and they are the same.
 */
class CopiesTest {
    private static final Path ROOT = Path.of(System.getProperty("tailrace.root"));

    @ParameterizedTest
    @ValueSource(strings = {"Allocations", "SettableClock", "ThreadLeaks"})
    void shouldBeTheSameAsWhatUsersGet(final String name) throws IOException {
        final String published =
                Files.readString(ROOT.resolve("testing/src/main/java/io/tailrace/test/" + name + ".java"));
        final String ours =
                Files.readString(ROOT.resolve("test-support/src/main/java/io/tailrace/testsupport/" + name + ".java"));

        assertEquals(published.replace("package io.tailrace.test;", "package io.tailrace.testsupport;"), ours);
    }
}
