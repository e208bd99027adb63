package io.tailrace.cli.journal;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.FrameAudit;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace audit}: proves a journal whole (R-J5). */
@Command(
        name = "audit",
        description = {
            "Proves a journal whole, or names the place of each fault.",
            "Every frame must follow the one before, each sample of each channel must be in exactly one snapshot, and every"
                    + " checksum and every sum must be right.",
            "A snapshot at the end that was not committed counts for nothing and is no fault."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace audit tailrace-journal",
            "  tailrace audit tailrace-journal --json",
        })
public final class AuditCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "Folder of the journal.")
    private Path directory;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints.
     */
    public AuditCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (JournalScan scan = JournalScan.open(directory, console)) {
            final FrameAudit audit = new FrameAudit();
            final BadFrames badFrames = new BadFrames();
            scan.readAll(new FrameReader(new Listeners(badFrames, audit)), "auditing");
            audit.onLostFrames(scan.lostFrames());
            final AuditReport report = audit.report();
            final FindingText findings = new FindingText(scan.places(), badFrames);
            if (json) {
                console.out().println(AuditJson.of(report, findings, scan.unreadable()));
            } else {
                AuditText.of(report, findings, scan.unreadable()).forEach(console.out()::println);
            }
            console.flush();
            return report.isWhole() ? ExitCode.GOOD : ExitCode.NEGATIVE;
        }
    }
}
