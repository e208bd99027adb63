package io.tailrace.jmh.gate;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import java.util.List;

/** Measures a new baseline. A tree that allocates gets none. */
final class BaselineUpdate {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.gate-update.v1";

    private static final int DATE_LENGTH = 10;

    private final Console console;
    private final Gate gate;
    private final GateForm form;
    private final boolean json;

    BaselineUpdate(final Console console, final Gate gate, final GateForm form, final boolean json) {
        this.console = console;
        this.gate = gate;
        this.form = form;
        this.json = json;
    }

    /** The exit code. */
    int run(final BaselineFile file, final int jdk) {
        final List<AllocationVerdict> allocations = gate.allocations();
        final boolean isGood = allocations.stream().allMatch(AllocationVerdict::isGood);
        if (isGood) {
            final Baseline baseline = measure(jdk);
            file.write(baseline);
            if (!json) {
                ReportText.ratios(baseline.ratios()).lines().forEach(console.out()::println);
                console.out().println();
                console.out().println("written: " + file.path());
            }
        } else if (!json) {
            ReportText.allocations(allocations).lines().forEach(console.out()::println);
            console.out().println();
            console.out().println("NOT written: " + file.path() + ": calls allocate, mend that first");
        }
        if (json) {
            console.out().println(Json.object(object -> {
                object.writeStringProperty("schema", SCHEMA);
                object.writeBooleanProperty("written", isGood);
                object.writeStringProperty("baseline", file.path().toString());
            }));
        }
        console.flush();
        return isGood ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private Baseline measure(final int jdk) {
        return new Baseline(
                jdk,
                Text.moment(console.clock().epochNanos()).substring(0, DATE_LENGTH),
                "./tailrace gate --update --forks " + form.forks(),
                form.forks(),
                gate.machine(),
                gate.ratios().entrySet().stream()
                        .map(pair -> BaselineRatio.of(pair.getKey(), pair.getValue()))
                        .toList());
    }
}
