package io.tailrace.systemtests.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.cli.contracts.validate.DocumentCheck;
import io.tailrace.cli.contracts.validate.Judgement;
import java.util.List;

/** Documents held against the schemas in {@code contracts/} that they name: strictly, so that an undeclared field is a fault. */
public final class DeclaredOutput {
    private DeclaredOutput() {}

    /** Demands that a document is as its schema says. */
    public static void check(final String document) {
        for (final Judgement judgement : Schemas.CHECK.judge(document)) {
            assertEquals(List.of(), judgement.faults(), () -> judgement.schema() + ": " + document);
        }
    }

    /** Read once, and only if needed. Tests run one after the other. */
    private static final class Schemas {
        static final DocumentCheck CHECK = DocumentCheck.strict();
    }
}
