package io.tailrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.cli.contracts.validate.DocumentCheck;
import io.tailrace.cli.contracts.validate.Judgement;
import java.util.List;

/** What commands print for programs is held against the schema that it names: strictly, so that an undeclared field is a fault. */
final class DeclaredOutput {
    private DeclaredOutput() {}

    /** Looks at every line that is an object, if the command was asked for such. */
    static void check(final List<String> arguments, final String out) {
        if (arguments.contains("--json") || arguments.contains("ndjson")) {
            out.lines().filter(line -> line.startsWith("{")).forEach(DeclaredOutput::check);
        }
    }

    private static void check(final String line) {
        for (final Judgement judgement : Schemas.CHECK.judge(line)) {
            assertEquals(List.of(), judgement.faults(), () -> judgement.schema() + ": " + line);
        }
    }

    /** Read once, and only if needed. Commands of a test run one after the other. */
    private static final class Schemas {
        static final DocumentCheck CHECK = DocumentCheck.strict();
    }
}
