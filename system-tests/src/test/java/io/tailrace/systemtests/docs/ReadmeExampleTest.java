package io.tailrace.systemtests.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README and the operations page tell people to copy is the code of the samples, which is compiled and run. */
class ReadmeExampleTest {
    private static final Path ROOT = Path.of(System.getProperty("tailrace.root"));
    private static final String MICROMETER = "bridges/micrometer/src/test/java/io/tailrace/micrometer/UsageTest.java";
    private static final Path SAMPLES = ROOT.resolve("samples/embedded/src/main/java/io/tailrace/samples/embedded");

    @Test
    void shouldShowTheCodeOfTheSample() throws IOException {
        final String shown = between(Files.readString(ROOT.resolve("README.md")), "```java\n", "```");
        assertEquals(code("EmbeddedService", "embed"), shown.stripTrailing());
    }

    @Test
    void shouldShowTheCodeOfTheSamplesOnTheOperationsPage() throws IOException {
        final List<String> shown = Document.read(ROOT.resolve("docs/operations.md")).blocks("java").stream()
                .map(lines -> String.join("\n", lines))
                .toList();

        assertEquals(
                List.of(
                        code("OrderMetrics", "version"),
                        code(ROOT.resolve(MICROMETER), "use"),
                        code("EntriesService", "record"),
                        code("EntriesService", "provider"),
                        code("EntriesService", "follow")),
                shown);
    }

    private static String code(final String sample, final String tag) throws IOException {
        return code(SAMPLES.resolve(sample + ".java"), tag);
    }

    private static String code(final Path sample, final String tag) throws IOException {
        final String text = Files.readString(sample);
        final String code = between(text, "// tag::" + tag + "[]\n", "// end::" + tag + "[]");
        return code.stripTrailing().stripIndent();
    }

    private static String between(final String text, final String start, final String end) {
        final int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
