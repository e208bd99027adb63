package io.tailrace.cli.journal;

import io.tailrace.cli.console.Console;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;

/** Opens journals so that each thing that cannot be read is told in one line on standard error. */
final class JournalWarnings {
    private JournalWarnings() {}

    static ChronicleJournal open(final Path directory, final Console console) {
        return ChronicleJournal.openForReading(
                directory,
                error -> console.err()
                        .println("tailrace: warning: "
                                + String.valueOf(error.getMessage()).replace('\n', ' ')));
    }
}
