package io.tailrace.cli.contracts.check;

import io.tailrace.cli.contracts.check.VersionsFile.Row;
import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.Problem.Kind;
import io.tailrace.cli.contracts.check.model.SemVer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what contracts say of themselves against VERSIONS.md, both ways. One thread. */
final class VersionsCheck {
    private final VersionsFile versions;
    private final List<Problem> problems = new ArrayList<>();

    private VersionsCheck(final VersionsFile versions) {
        this.versions = versions;
    }

    static VersionsCheck of(final ContractFiles files, final ReadContracts now) {
        String text = "";
        final List<Problem> unreadable = new ArrayList<>();
        try {
            text = ReadContracts.text(files.read(ContractFiles.VERSIONS));
        } catch (final BadDocumentException fault) {
            unreadable.add(new Problem(Kind.UNREADABLE, ContractFiles.VERSIONS, fault.line(), "", fault.getMessage()));
        }
        final VersionsCheck check = new VersionsCheck(VersionsFile.of(text));
        check.problems.addAll(unreadable);
        check.problems.addAll(check.versions.problems());
        check.rows(now);
        final Map<String, String> fileOfId = new HashMap<>();
        for (final Contract contract : now.set().all()) {
            check.contract(contract);
            final String other = contract.id() == null ? null : fileOfId.putIfAbsent(contract.id(), contract.file());
            if (other != null) {
                check.problem(
                        Kind.TWICE,
                        contract.file(),
                        "has the id of " + other + ", " + contract.id() + ": give it one of its own");
            }
        }
        return check;
    }

    private void rows(final ReadContracts now) {
        final Map<String, Integer> lines = new HashMap<>();
        for (final Row row : versions.rows()) {
            final Integer other = lines.putIfAbsent(row.file(), row.line());
            final boolean isThere = now.set().ofFile(row.file()).isPresent() || now.isUnreadable(row.file());
            String fault = null;
            Kind kind = Kind.NO_FILE;
            if (other != null) {
                kind = Kind.TWICE;
                fault = row.file() + " has a row already, in line " + other;
            } else if (!isThere && !row.isRetired()) {
                fault = "there is no contract " + row.file() + ": take the row away, or mark its version (retired)";
            } else if (isThere && row.isRetired()) {
                kind = Kind.DISAGREES;
                fault = row.file() + " is retired, but still there";
            }
            if (fault != null) {
                problems.add(new Problem(kind, ContractFiles.VERSIONS, row.line(), "", fault));
            }
        }
    }

    private void contract(final Contract contract) {
        final String file = contract.file();
        final Optional<SemVer> version = SemVer.parse(contract.version());
        if (contract.id() == null || contract.id().isBlank()) {
            problem(Kind.NO_ID, file, "says no id of itself: give it $id");
        }
        if (version.isEmpty()) {
            problem(
                    Kind.NO_VERSION,
                    file,
                    contract.version() == null
                            ? "says no version of itself: give it $version"
                            : "\"" + contract.version() + "\" is no semantic version such as 1.2.0");
        }
        if (contract.id() != null && version.isPresent()) {
            final String fault = Forms.of(file).orElseThrow().idFault(contract.id(), version.get());
            if (fault != null) {
                problem(Kind.DISAGREES, file, fault);
            }
        }
        final Optional<Row> row = versions.ofFile(file);
        if (row.isEmpty()) {
            problem(Kind.NOT_LISTED, file, "has no row in " + ContractFiles.VERSIONS + ": add one");
            return;
        }
        if (contract.id() != null && !row.get().names(contract.id())) {
            disagrees(
                    row.get(),
                    file + " has the id " + contract.id() + ", not " + row.get().id());
        }
        if (version.isPresent() && !version.get().equals(row.get().version())) {
            disagrees(
                    row.get(),
                    file + " has the version " + version.get() + ", not "
                            + row.get().version());
        }
    }

    private void disagrees(final Row row, final String message) {
        problems.add(new Problem(Kind.DISAGREES, ContractFiles.VERSIONS, row.line(), "", message));
    }

    private void problem(final Kind kind, final String file, final String message) {
        problems.add(Problem.of(kind, file, message));
    }

    List<Problem> problems() {
        return problems;
    }

    VersionsFile versions() {
        return versions;
    }
}
