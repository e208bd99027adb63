package io.tailrace.cli.contracts.check;

import io.tailrace.cli.contracts.check.CheckedContract.Verdict;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.ChangeClass;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.ContractForm;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.Problem.Kind;
import io.tailrace.cli.contracts.check.model.SemVer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds the contracts of a folder against their own rules, against VERSIONS.md and against what they were. One thread. */
final class Checker {
    private final ReadContracts now;
    private final Baseline baseline;
    private final List<Problem> problems = new ArrayList<>();

    private Checker(final ReadContracts now, final Baseline baseline) {
        this.now = now;
        this.baseline = baseline;
    }

    /** All of it. */
    static CheckReport check(final Path folder, final String against) {
        return check(folder, against, against.equals(Baseline.RELEASED));
    }

    /** What stands in the way of a release, which may be the first one of all. */
    static CheckReport beforeRelease(final Path folder) {
        return check(folder, Baseline.RELEASED, false);
    }

    private static CheckReport check(final Path folder, final String against, final boolean needsReleased) {
        final ContractFiles files = new FolderFiles(folder);
        final ReadContracts now = ReadContracts.of(files);
        final ReleasedStore store = new ReleasedStore(files);
        final Checker checker = new Checker(now, Baseline.of(folder, store, against));
        checker.problems.addAll(now.problems());
        checker.problems.addAll(store.problems());
        checker.problems.addAll(checker.baseline.problems());
        final VersionsCheck versions = VersionsCheck.of(files, now);
        checker.problems.addAll(versions.problems());
        final List<CheckedContract> contracts =
                now.set().all().stream().map(checker::check).toList();
        checker.gone(versions.versions());
        if (needsReleased
                && store.newest().isEmpty()
                && !versions.versions().rows().isEmpty()) {
            checker.problems.add(Problem.of(
                    Kind.RELEASED_CHANGED,
                    ContractFiles.RELEASED,
                    "nothing at all is released, though " + ContractFiles.VERSIONS
                            + " has rows, so nothing was compared: bring the folder back; if nothing was ever released,"
                            + " contracts release makes it, and --against compares with something else"));
        }
        checker.problems.sort(Comparator.comparing(Problem::file).thenComparing(Problem::line));
        return new CheckReport(folder, against, contracts, unknown(files), List.copyOf(checker.problems));
    }

    private static List<String> unknown(final ContractFiles files) {
        return files.names().stream()
                .filter(name -> !name.startsWith(ContractFiles.RELEASED)
                        && !name.equals(ContractFiles.VERSIONS)
                        && Forms.of(name).isEmpty())
                .toList();
    }

    private CheckedContract check(final Contract contract) {
        final ContractForm form = Forms.of(contract.file()).orElseThrow();
        final int problemsBefore = problems.size();
        problems.addAll(now.lint(contract));
        final boolean isSound = !form.comparesOnlySound() || problems.size() == problemsBefore;
        final Contract before = baseline.before(contract).orElse(null);
        List<Change> changes = List.of();
        ChangeClass declared = ChangeClass.NONE;
        if (before != null && isSound) {
            changes = changes(form, before, contract);
            declared = judge(before, contract, changes);
        }
        final boolean isBad =
                problems.stream().anyMatch(problem -> problem.file().equals(contract.file()));
        return new CheckedContract(
                contract.file(),
                form.word(),
                contract.id(),
                contract.version(),
                before == null ? null : before.version(),
                changes,
                declared,
                isBad
                        ? Verdict.BAD
                        : before == null ? Verdict.NEW : changes.isEmpty() ? Verdict.SAME : Verdict.DECLARED);
    }

    private List<Change> changes(final ContractForm form, final Contract before, final Contract after) {
        final List<Change> changes = new ArrayList<>();
        final List<Problem> unsound = form.comparesOnlySound() ? baseline.read().lint(before) : List.of();
        if (!unsound.isEmpty()) {
            final Problem first = unsound.get(0);
            changes.add(new Change(
                    "(whole)",
                    "what it was cannot be compared: " + first.place() + " " + first.message(),
                    before.text().equals(after.text()) ? ChangeClass.PATCH : ChangeClass.MAJOR,
                    "the checker cannot decide what changed, so it counts as a break"));
            return changes;
        }
        if (before.id() != null && !before.id().equals(after.id())) {
            changes.add(new Change(
                    "(id)",
                    "id " + before.id() + " became " + after.id(),
                    ChangeClass.MAJOR,
                    "who refers to the old id finds nothing"));
        }
        if (!before.file().equals(after.file())) {
            changes.add(new Change("(file)", "moved from " + before.file(), ChangeClass.PATCH, "only its place"));
        }
        changes.addAll(form.changes(before, baseline.read().set(), after, now.set()));
        final boolean sameVersion = before.version() != null && before.version().equals(after.version());
        if (changes.isEmpty() && sameVersion && !before.text().equals(after.text())) {
            changes.add(new Change("(text)", "only layout or remarks changed", ChangeClass.PATCH, "only words"));
        }
        return changes;
    }

    private ChangeClass judge(final Contract before, final Contract after, final List<Change> changes) {
        final Optional<SemVer> old = SemVer.parse(before.version());
        final Optional<SemVer> version = SemVer.parse(after.version());
        if (old.isEmpty() || version.isEmpty()) {
            return ChangeClass.NONE;
        }
        if (version.get().compareTo(old.get()) < 0) {
            problem(
                    Kind.VERSION_WENT_DOWN,
                    after,
                    "was " + old.get() + ", and is " + version.get() + ": give it a higher one");
            return ChangeClass.NONE;
        }
        final ChangeClass declared = old.get().stepTo(version.get());
        final ChangeClass needed = Change.greatest(changes);
        if (needed.compareTo(declared) > 0) {
            problem(
                    needed == ChangeClass.MAJOR ? Kind.UNDECLARED_BREAK : Kind.BUMP_TOO_SMALL,
                    after,
                    Words.tooSmall(changes, needed, old.get(), version.get()));
        }
        return declared;
    }

    private void gone(final VersionsFile versions) {
        for (final Contract before : baseline.read().set().all()) {
            final boolean isThere = now.isUnreadable(before.file())
                    || now.set().all().stream()
                            .anyMatch(contract -> baseline.before(contract)
                                            .map(Contract::file)
                                            .orElse("")
                                            .equals(before.file())
                                    || contract.file().equals(before.file()));
            final boolean isRetired = versions.ofFile(before.file())
                    .map(VersionsFile.Row::isRetired)
                    .orElse(false);
            if (!isThere && !isRetired) {
                problems.add(Problem.of(
                        Kind.GONE,
                        before.file(),
                        "was there as " + before.version()
                                + " and is not any more: bring it back, or give it up with a row in "
                                + ContractFiles.VERSIONS + " whose version is \"" + before.version() + " (retired)\""));
            }
        }
    }

    private void problem(final Kind kind, final Contract contract, final String message) {
        problems.add(Problem.of(kind, contract.file(), message));
    }
}
