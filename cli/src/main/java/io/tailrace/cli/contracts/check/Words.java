package io.tailrace.cli.contracts.check;

import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.ChangeClass;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.SemVer;
import java.util.List;
import java.util.Locale;

/** Sentences that several outputs say. */
final class Words {
    private Words() {}

    static String tooSmall(
            final List<Change> changes, final ChangeClass needed, final SemVer before, final SemVer version) {
        final List<Change> reasons =
                changes.stream().filter(change -> change.level() == needed).toList();
        final Change first = reasons.get(0);
        return (needed == ChangeClass.MAJOR ? "breaks what " : "differs from what ")
                + before + " promised (" + first.path() + ": " + first.what()
                + (reasons.size() == 1 ? "" : ", and " + (reasons.size() - 1) + " more")
                + "), but says " + version + ": make it " + before.next(needed) + ", or take the change back";
    }

    /** One line: where, what kind, what and how to mend it. */
    static String line(final Problem problem) {
        return problem.file()
                + (problem.line() > 0 ? ":" + problem.line() : "")
                + (problem.place().isEmpty() ? "" : " " + problem.place())
                + ": " + kind(problem.kind()).replace('_', ' ') + ": " + problem.message();
    }

    static String kind(final Problem.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
