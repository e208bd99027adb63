package io.tailrace.cli.contracts.check;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace contracts release}: freezes the versions that the contracts have now. */
@Command(
        name = "release",
        description = {
            "Copies each contract whose version is not released yet to released/FILE/VERSION.EXTENSION, and notes its digest.",
            "Does nothing if contracts check fails. A released version never changes again."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace contracts release --dry-run",
            "  tailrace contracts release",
        })
public final class ReleaseCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FolderOption folder;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints.
     */
    public ReleaseCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final Path directory = folder.find();
        final Release release = Release.of(directory, dryRun);
        if (json) {
            console.out().println(json(release));
        } else {
            release.problems().forEach(problem -> console.out().println(Words.line(problem)));
            release.frozen().forEach(place -> console.out().println((dryRun ? "would add " : "added ") + place));
            console.out().println(last(release));
        }
        console.flush();
        return release.problems().isEmpty() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private String json(final Release release) {
        return Json.object(object -> {
            object.writeStringProperty("schema", "tailrace.contracts-release.v1");
            object.writeBooleanProperty("good", release.problems().isEmpty());
            object.writeBooleanProperty("dry_run", dryRun);
            object.writeStringProperty("contracts_dir", release.folder().toString());
            object.writeArrayPropertyStart("added");
            release.frozen().forEach(object::writeString);
            object.writeEndArray();
            CheckJson.writeProblems(object, release.problems());
        });
    }

    private String last(final Release release) {
        if (!release.problems().isEmpty()) {
            return "nothing released: contracts check fails";
        }
        if (release.frozen().isEmpty()) {
            return "nothing to release: all versions are released";
        }
        return release.frozen().size() + (dryRun ? " to be released" : " released");
    }
}
