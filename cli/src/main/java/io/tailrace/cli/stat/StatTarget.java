package io.tailrace.cli.stat;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where engines are looked for: a folder, a process, or all around. */
final class StatTarget {
    private static final Pattern PID = Pattern.compile("[0-9]{1,10}");
    private static final String ELSEWHERE = "give the folder of its journal, or of several: tailrace stat DIR";

    private final String given;
    private final Path workingFolder;
    private final OpenFiles openFiles;

    /** {@code given} is digits only for a process, else a folder; null for all around. */
    StatTarget(final String given, final Path workingFolder, final OpenFiles openFiles) {
        this.given = given;
        this.workingFolder = workingFolder;
        this.openFiles = openFiles;
    }

    /** The journals that are there now; at least one. */
    FoundJournals find() {
        final JournalSearch search = new JournalSearch();
        if (given == null) {
            openFiles.take(search);
            search.takeBelow(workingFolder);
            return required(
                    search.result(), "in the processes that this user may look into, and below " + workingFolder);
        }
        if (PID.matcher(given).matches()) {
            return ofProcess(Long.parseLong(given), search);
        }
        final Path folder = workingFolder.resolve(given);
        if (!Files.isDirectory(folder)) {
            throw CommandFault.cannotRun(
                    "no folder", folder.toString(), "give the folder of a journal, or one that has journals below it");
        }
        search.takeBelow(folder);
        return required(search.result(), "in " + folder + " and three levels below it");
    }

    private FoundJournals ofProcess(final long pid, final JournalSearch search) {
        final String where = "process " + pid;
        if (!openFiles.isThere()) {
            throw CommandFault.cannotRun("cannot look into processes", where, "there is no /proc here; " + ELSEWHERE);
        }
        if (!openFiles.isRunning(pid)) {
            throw CommandFault.cannotRun("no such process", where, "of an engine that has gone, " + ELSEWHERE);
        }
        try {
            openFiles.take(pid, search);
        } catch (final IOException | RuntimeException refused) {
            throw CommandFault.cannotRun(
                    "cannot look into the process", where, "run as its user, or " + ELSEWHERE, refused);
        }
        return required(search.result(), "in " + where);
    }

    private static FoundJournals required(final FoundJournals found, final String where) {
        if (found.folders().isEmpty()) {
            throw CommandFault.cannotRun("no journal found", where, ELSEWHERE);
        }
        return found;
    }
}
