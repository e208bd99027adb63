package io.tailrace.cli.contracts.check;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.Problem.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the contracts were before.
 *
 * @param name as it was asked for.
 * @param read contracts of then, by the names of files that they had.
 * @param problems that came to light on the way.
 */
record Baseline(String name, ReadContracts read, List<Problem> problems) {
    static final String RELEASED = "released";

    /**
     * Finds it.
     *
     * @param folder of contracts.
     * @param store versions that are frozen in it.
     * @param against {@code released}, a path or a commit.
     */
    static Baseline of(final Path folder, final ReleasedStore store, final String against) {
        final ContractFiles current = new FolderFiles(folder);
        if (against.equals(RELEASED)) {
            final ReadContracts read = ReadContracts.of(current, store.newest());
            return new Baseline(against, read, read.problems());
        }
        if (against.isBlank()) {
            throw CommandFault.wrongUsage(
                    "nothing to compare with",
                    "--against is empty",
                    "give released, a folder of contracts or a commit");
        }
        final Path path = belowCheckout(path(against));
        final ContractFiles files = path == null ? GitFiles.of(folder, against) : new FolderFiles(path);
        if (path != null && !Files.isDirectory(path)) {
            throw CommandFault.wrongUsage("no folder", "--against " + against, "give the folder of contracts");
        }
        final ReadContracts read = ReadContracts.of(files);
        if (read.set().all().isEmpty() && read.problems().isEmpty()) {
            throw CommandFault.wrongUsage(
                    "no contracts in " + against,
                    "--against " + against,
                    path == null
                            ? "give a commit in which the folder has a " + ContractFiles.VERSIONS
                            : "give a folder that has a " + ContractFiles.VERSIONS);
        }
        final List<Problem> problems = new ArrayList<>();
        read.problems()
                .forEach(it -> problems.add(new Problem(
                        it.kind(), it.file(), it.line(), it.place(), "as it is in " + against + ": " + it.message())));
        problems.addAll(released(files, current));
        return new Baseline(against, read, problems);
    }

    /** Who names a checkout means the contracts in it. */
    private static Path belowCheckout(final Path path) {
        if (path == null || Files.exists(path.resolve(ContractFiles.VERSIONS))) {
            return path;
        }
        final Path below = path.resolve("contracts");
        return Files.exists(below.resolve(ContractFiles.VERSIONS)) ? below : path;
    }

    private static Path path(final String against) {
        try {
            final Path path = Path.of(against);
            return Files.exists(path) ? path : null;
        } catch (final IllegalArgumentException noPath) {
            return null;
        }
    }

    /** What was released then must be the same now. */
    private static List<Problem> released(final ContractFiles then, final ContractFiles now) {
        final List<Problem> problems = new ArrayList<>();
        final List<String> names = now.names();
        for (final String name : then.names()) {
            if (name.startsWith(ContractFiles.RELEASED) && !name.endsWith("/" + Digests.FILE)) {
                if (!names.contains(name)) {
                    problems.add(fault(name, "is released in " + then.describe() + ", but not there any more"));
                } else if (!same(then, now, name)) {
                    problems.add(fault(name, "is released in " + then.describe() + " and was edited: bring it back"));
                }
            }
        }
        return problems;
    }

    private static Problem fault(final String name, final String message) {
        return Problem.of(Kind.RELEASED_CHANGED, name, message);
    }

    private static boolean same(final ContractFiles then, final ContractFiles now, final String name) {
        try {
            return Arrays.equals(then.read(name), now.read(name));
        } catch (final BadDocumentException unreadable) {
            return false;
        }
    }

    /** What a contract was: the one with its id, or else the one of its file. */
    Optional<Contract> before(final Contract now) {
        final Optional<Contract> byId =
                now.id() == null ? Optional.empty() : read.set().ofId(now.id());
        return byId.isPresent() ? byId : read.set().ofFile(now.file());
    }
}
