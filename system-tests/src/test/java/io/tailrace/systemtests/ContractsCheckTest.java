package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's own contracts by the launcher, from any folder; and a copy of them in which one thing of each form is broken. */
class ContractsCheckTest {
    private static final Path CONTRACTS = Tailrace.ROOT.resolve("contracts");

    @TempDir
    Path directory;

    @Test
    void shouldFindTheCheckoutsContractsFromAnyFolder() throws IOException, InterruptedException {
        final Ended ended = Tailrace.in(directory).run("contracts", "check").expect(0);
        assertTrue(ended.text().contains("good: "), ended::describe);
    }

    @Test
    void shouldFailWithEachBreakNamed() throws IOException, InterruptedException {
        final Path copy = directory.resolve("contracts");
        copy(copy);
        replace(copy.resolve("schemas/metrics-tick.v1.schema.json"), "[\"chaining\", \"robinhood\"]", "[\"chaining\"]");
        replace(
                copy.resolve("sbe/tailrace-frames.xml"),
                "<field name=\"restarts\" id=\"4\" type=\"int64\"",
                "<field name=\"restarts\" id=\"4\" type=\"int32\"");
        replace(copy.resolve("metrics-registry.yaml"), "name: tasks_aborted_total", "name: tasks_stopped_total");
        replace(copy.resolve("VERSIONS.md"), "| Readiness | `schemas/readiness", "| Readiness | `schemas/none");

        final Ended ended = Tailrace.in(directory).run("contracts", "check").expect(1);

        for (final String said : List.of(
                "schemas/readiness.v1.schema.json: not listed",
                "$.backend: enum narrowed: without \"robinhood\"",
                "Epoch.restarts: primitiveType int64 became int32",
                "tasks_aborted_total: family removed")) {
            assertTrue(ended.text().contains(said), () -> said + "\n" + ended.describe());
        }
    }

    private static void copy(final Path to) throws IOException {
        try (Stream<Path> files = Files.walk(CONTRACTS)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                final String name = CONTRACTS.relativize(file).toString();
                if (!name.startsWith("target") && !name.startsWith("src")) {
                    Files.createDirectories(to.resolve(name).getParent());
                    Files.copy(file, to.resolve(name));
                }
            }
        }
    }

    private static void replace(final Path file, final String old, final String now) throws IOException {
        final String text = Files.readString(file);
        assertTrue(text.contains(old), () -> old + " is not in " + file);
        Files.writeString(file, text.replace(old, now));
    }
}
