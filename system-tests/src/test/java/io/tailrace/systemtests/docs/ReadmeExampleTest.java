package io.tailrace.systemtests.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README tells people to copy is the code of the sample, which is compiled and run. */
class ReadmeExampleTest {
    private static final Path ROOT = Path.of(System.getProperty("tailrace.root"));
    private static final Path SAMPLE =
            ROOT.resolve("samples/embedded/src/main/java/io/tailrace/samples/embedded/EmbeddedService.java");

    @Test
    void shouldShowTheCodeOfTheSample() throws IOException {
        final String shown = between(Files.readString(ROOT.resolve("README.md")), "```java\n", "```");
        final String code = between(Files.readString(SAMPLE), "// tag::embed[]\n", "            // end::embed[]");

        assertEquals(code.stripTrailing().stripIndent(), shown.stripTrailing());
    }

    private static String between(final String text, final String start, final String end) {
        final int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
