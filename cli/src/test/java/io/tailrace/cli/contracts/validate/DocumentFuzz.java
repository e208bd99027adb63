package io.tailrace.cli.contracts.validate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.codec.entry.BadEntryException;
import io.tailrace.codec.entry.EntryReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever bytes come, the answer is a verdict or the one exception that says what is wrong. Run by {@link DocumentSeedsTest}, and by Jazzer when
 * asked to: its agent would slow all other tests of a build down.
 */
class DocumentFuzz {
    private static final Limits LIMITS = Limits.of(0);

    @FuzzTest
    void shouldJudgeAnyFile(final byte[] file) {
        for (final Form form : Form.values()) {
            final List<Finding> findings = new ArrayList<>();
            final FileTally tally = new FileTally("file");
            new FileValidation(Schemas.CHECK, LIMITS, StopSignal.manual(), findings::add, bytes -> {}, tally, false)
                    .perform(new ByteArrayInputStream(file), form);
            if (findings.size() != tally.faults() || (findings.isEmpty() && tally.documents() == 0)) {
                throw new AssertionError(findings + " of " + tally.faults());
            }
            findings.forEach(Finding::text);
        }
    }

    @FuzzTest
    void shouldRefuseOrUseAnySchema(final byte[] schema) {
        try {
            SchemaCatalog.of("fuzz.schema.json", schema)
                    .chosen("fuzz.schema.json")
                    .faults(Schemas.DOCUMENT);
        } catch (final CommandFault refused) {
            requireOneLine(refused.getMessage());
        }
    }

    @FuzzTest
    void shouldReadOrRefuseAnyEntry(final byte[] line) {
        try {
            EntryReader.read(line);
        } catch (final BadEntryException refused) {
            requireOneLine(String.valueOf(refused.getMessage()));
        }
    }

    private static void requireOneLine(final String message) {
        if (message.lines().count() != 1) {
            throw new AssertionError(message);
        }
    }

    /** Read once, and only if needed. */
    private static final class Schemas {
        static final DocumentCheck CHECK = new DocumentCheck(SchemaCatalog.onClassPath(false), LIMITS, null);
        static final Document DOCUMENT = document();

        private static Document document() {
            final byte[] bytes =
                    "{\"a\":[1,{\"b\":\"text\",\"c\":null}],\"d\":{\"e\":1.5}}".getBytes(StandardCharsets.UTF_8);
            try {
                return new DocumentReader(LIMITS).read(bytes, bytes.length, true);
            } catch (final DocumentException e) {
                throw new AssertionError(e);
            }
        }
    }
}
