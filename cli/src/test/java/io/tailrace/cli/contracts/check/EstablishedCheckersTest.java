package io.tailrace.cli.contracts.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The same tables, judged by checkers that others made: jsoncompat for JSON Schema, buf for .proto. Installs both with npm. */
@Tag("long")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EstablishedCheckersTest {
    private static final String[] PACKAGES = {"jsoncompat@0.4.2", "@bufbuild/buf@1.75.0"};

    /** Where jsoncompat finds a break and the table does not: it does not see that no old document has the value of the condition. */
    private static final Set<String> STRICTER = Set.of("rules for a new value of an enum");

    @TempDir
    static Path folder;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
                "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder.toString()));
        command.addAll(List.of(PACKAGES));
        int exitCode;
        try {
            exitCode = run(command);
        } catch (final IOException noNpm) {
            exitCode = -1;
        }
        if (exitCode != 0) {
            System.out.println(
                    "NOT RUN: EstablishedCheckersTest: npm is not there or could not install " + List.of(PACKAGES));
        }
        assumeTrue(exitCode == 0, "npm install");
    }

    @Test
    void shouldCallEachBreakThatJsoncompatFindsMajor() throws IOException, InterruptedException {
        final List<ChangeCase> cases = ChangeCase.of("json-schema-cases.yaml");
        final ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (final ChangeCase it : cases) {
            final ObjectNode both = all.addObject();
            both.set("before", it.before());
            both.set("after", it.after());
        }
        final Path file = Files.writeString(folder.resolve("cases.json"), all.toString());
        final Path script = folder.resolve("jsoncompat.mjs");
        Files.write(script, getClass().getResourceAsStream("jsoncompat.mjs").readAllBytes());
        assertEquals(0, run(List.of("node", script.toString(), folder.toString(), file.toString())));

        final List<String> answers = Files.readAllLines(folder.resolve("out"));
        assertEquals(cases.size(), answers.size(), answers::toString);
        final Set<String> differences = new TreeSet<>();
        for (int i = 0; i < cases.size(); i++) {
            final boolean oldDocumentsStayValid = answers.get(i).startsWith("true ");
            if (!oldDocumentsStayValid && !cases.get(i).level().equals("major")) {
                differences.add(cases.get(i).name());
            }
        }
        assertEquals(STRICTER, differences);
    }

    @Test
    void shouldCallExactlyThoseChangesMajorThatBufCallsBreaks() throws IOException, InterruptedException {
        final String buf = folder.resolve("node_modules/.bin/buf").toString();
        final List<String> differences = new ArrayList<>();
        for (final ChangeCase it : ChangeCase.of("proto-cases.yaml")) {
            final Path before = proto("before", it.before().asString());
            final Path after = proto("after", it.after().asString());
            final int exitCode = run(List.of(buf, "breaking", after.toString(), "--against", before.toString()));
            final String said = exitCode == 0 ? "good" : exitCode == 100 ? "break" : "error " + exitCode;
            if (!said.equals(it.buf()) || said.equals("break") != it.level().equals("major")) {
                differences.add(it.name() + ": " + said + " " + Files.readString(folder.resolve("out")));
            }
        }
        assertEquals(List.of(), differences);
    }

    private static Path proto(final String name, final String fragment) throws IOException {
        final Path directory = Files.createDirectories(folder.resolve("proto").resolve(name));
        Files.writeString(directory.resolve("a.proto"), ProtoCase.file(fragment));
        return directory;
    }

    private static int run(final List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start()
                .waitFor();
    }
}
