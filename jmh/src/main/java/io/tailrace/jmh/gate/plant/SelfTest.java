package io.tailrace.jmh.gate.plant;

import io.tailrace.cli.console.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the gate on each plant, which must fail it for the reason that was planted, and on the unchanged tree, which must pass 19 times in 20. */
final class SelfTest {
    private static final int MAY_FAIL_ONCE_IN = 20;

    private final Console console;
    private final GateRunner gate;
    private final Function<Plant, Path> compiler;
    private final List<String> unchangedArguments;

    SelfTest(
            final Console console,
            final GateRunner gate,
            final Function<Plant, Path> compiler,
            final List<String> unchangedArguments) {
        this.console = console;
        this.gate = gate;
        this.compiler = compiler;
        this.unchangedArguments = List.copyOf(unchangedArguments);
    }

    /** All are compiled before the first gate runs: a patch that does not apply is told at once. */
    List<SelfTestResult> run(final List<Plant> plants, final int unchangedRuns) {
        final List<Supplier<SelfTestResult>> tests = new ArrayList<>();
        for (final Plant plant : plants) {
            final Path classes = compiler.apply(plant);
            tests.add(() -> planted(plant, classes));
        }
        tests.add(() -> unchanged(unchangedRuns));
        return tests.stream().map(Supplier::get).toList();
    }

    private SelfTestResult planted(final Plant plant, final Path classes) {
        final GateRun run = gate.run(List.of("--only", plant.pair()), Optional.of(classes));
        say(plant.name(), run);
        return new SelfTestResult(
                plant.name(),
                1,
                "fails by " + plant.expected(),
                run.toString(),
                run.failures().contains(plant.expected()));
    }

    private SelfTestResult unchanged(final int runs) {
        int passed = 0;
        final List<String> failed = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            final GateRun run = gate.run(unchangedArguments, Optional.empty());
            say("unchanged, " + (i + 1) + " of " + runs, run);
            if (run.isPassed()) {
                passed++;
            } else {
                failed.add("; " + run);
            }
        }
        final int enough = runs - runs / MAY_FAIL_ONCE_IN;
        return new SelfTestResult(
                "unchanged",
                runs,
                "passes " + enough + " times at least",
                "passed " + passed + " times" + String.join("", failed),
                passed >= enough);
    }

    /** Each takes a minute or more: one wants to see them come, and to keep what was found when the rest is stopped. */
    private void say(final String what, final GateRun run) {
        console.err().println("tailrace: self-test: " + what + ": " + run);
    }
}
