package io.tailrace.cli.doctor;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Json;
import io.tailrace.cli.doctor.Finding.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code tailrace doctor}: looks at all that Tailrace needs from its surroundings. */
@Command(
        name = "doctor",
        description = {
            "Checks what Tailrace needs of the JVM and of the machine.",
            "Looks at JDK, options of the JVM, journal folder, disk, shared memory, clock and processors. Changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace doctor",
            "  tailrace doctor --journal /var/lib/shop/tailrace --json",
        })
public final class DoctorCommand implements Callable<Integer> {
    /** What the JSON object says of itself. */
    static final String SCHEMA = "tailrace.doctor.v1";

    private final Console console;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            defaultValue = "tailrace-journal",
            description = "Folder that a journal is to be written to (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints.
     */
    public DoctorCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final List<Finding> findings = checks().stream().map(Check::look).toList();
        final boolean good = findings.stream().noneMatch(finding -> finding.verdict() == Verdict.WRONG);
        if (json) {
            console.out().println(Json.object(object -> write(object, findings, good)));
        } else {
            findings.forEach(this::print);
        }
        console.flush();
        return good ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private List<Check> checks() {
        final Jvm jvm = new RunningJvm();
        return List.of(
                new JavaCheck(jvm),
                new JvmOptionsCheck(jvm),
                new ProcessorsCheck(Runtime.getRuntime().availableProcessors()),
                new ClockSourceCheck(ClockSourceCheck.LINUX),
                new JournalFolderCheck(journal),
                new DiskSpaceCheck(journal),
                new SharedMemoryCheck(SharedMemoryCheck.LINUX));
    }

    private void print(final Finding finding) {
        console.out().printf("%-6s %-15s %s%n", finding.verdict().word(), finding.check(), finding.found());
        if (!finding.mend().isEmpty()) {
            console.out().printf("%-6s %-15s mend: %s%n", "", "", finding.mend());
        }
    }

    private static void write(final JsonGenerator object, final List<Finding> findings, final boolean good) {
        object.writeStringProperty("schema", SCHEMA);
        object.writeBooleanProperty("good", good);
        object.writeArrayPropertyStart("findings");
        for (final Finding finding : findings) {
            object.writeStartObject();
            object.writeStringProperty("check", finding.check());
            object.writeStringProperty("verdict", finding.verdict().word());
            object.writeStringProperty("found", finding.found());
            object.writeStringProperty("mend", finding.mend());
            object.writeEndObject();
        }
        object.writeEndArray();
    }
}
