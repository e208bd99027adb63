package io.tailrace.jmh.gate.plant;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** What {@code tailrace gate --self-test} does. */
public final class SelfTestCommand {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.gate-self-test.v1";

    private final Console console;
    private final Path root;
    private final boolean json;

    /**
     * Prepares it; nothing is run yet.
     *
     * @param console where it prints.
     * @param root of the checkout.
     * @param json whether to print one JSON object instead of a table.
     */
    public SelfTestCommand(final Console console, final Path root, final boolean json) {
        this.console = console;
        this.root = root;
        this.json = json;
    }

    /**
     * Runs the gate as often as it takes.
     *
     * @param mainClass of the gate.
     * @param sharedArguments of each gate, {@code --json} among them.
     * @param unchangedArguments of gates on the unchanged tree, besides.
     * @param unchangedRuns how often on the unchanged tree.
     * @return the exit code.
     * @throws CommandFault if a patch does not apply or a gate gives no verdict.
     */
    public int run(
            final Class<?> mainClass,
            final List<String> sharedArguments,
            final List<String> unchangedArguments,
            final int unchangedRuns) {
        console.stop().listen();
        final List<Plant> plants = PlantFolder.read(root);
        final Path temporary = temporary();
        try {
            final GateRunner gate = new GateProcess(temporary, mainClass.getName(), sharedArguments, console.stop());
            final PlantCompiler compiler = new PlantCompiler(root, temporary);
            final List<SelfTestResult> results =
                    new SelfTest(console, gate, compiler::compile, unchangedArguments).run(plants, unchangedRuns);
            return print(results);
        } finally {
            delete(temporary);
        }
    }

    private int print(final List<SelfTestResult> results) {
        final boolean isGood = results.stream().allMatch(SelfTestResult::isGood);
        if (json) {
            console.out().println(Json.object(object -> write(object, results, isGood)));
        } else {
            final TextTable table = new TextTable("tree", ">gates", "expected", "found", "verdict");
            results.forEach(result -> table.add(
                    result.name(),
                    result.runs(),
                    result.expected(),
                    result.found(),
                    result.isGood() ? "good" : "WRONG"));
            table.lines().forEach(console.out()::println);
            console.out().println();
            console.out()
                    .println(
                            isGood
                                    ? "self-test passed: the gate fails when it should, and only then"
                                    : "self-test FAILED: the gate cannot be trusted on this machine");
        }
        console.flush();
        return isGood ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private static void write(final JsonGenerator json, final List<SelfTestResult> results, final boolean isGood) {
        json.writeStringProperty("schema", SCHEMA);
        json.writeBooleanProperty("passed", isGood);
        json.writeArrayPropertyStart("trees");
        for (final SelfTestResult result : results) {
            json.writeStartObject();
            json.writeStringProperty("tree", result.name());
            json.writeNumberProperty("gates", result.runs());
            json.writeStringProperty("expected", result.expected());
            json.writeStringProperty("found", result.found());
            json.writeBooleanProperty("good", result.isGood());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("tailrace-gate-");
        } catch (final IOException fault) {
            throw CommandFault.cannotRun(
                    "cannot make a folder", System.getProperty("java.io.tmpdir"), "make room there", fault);
        }
    }

    private void delete(final Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (final Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (final IOException fault) {
            console.err().println("tailrace: warning: cannot delete " + folder + ": " + fault);
        }
    }
}
