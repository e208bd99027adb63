package io.tailrace.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/testing.md tells people to copy is compiled and run here. */
class DocumentedExampleTest {
    private static final Path ROOT = Path.of(System.getProperty("tailrace.root"));

    @Test
    void shouldShowTheTestThatIsRun() throws IOException {
        final String shown = between(Files.readString(ROOT.resolve("docs/testing.md")), "```java\n", "```");
        final String run = Files.readString(ROOT.resolve("testing/src/test/java/io/tailrace/test/ShopTest.java"));
        assertEquals(between(run, "// tag::example[]\n", "// end::example[]").stripTrailing(), shown.stripTrailing());
    }

    private static String between(final String text, final String start, final String end) {
        final int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
