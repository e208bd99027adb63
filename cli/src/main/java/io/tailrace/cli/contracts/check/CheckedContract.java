package io.tailrace.cli.contracts.check;

import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.List;
import java.util.Locale;

/**
 * What came of one contract.
 *
 * @param file below the folder of contracts.
 * @param form word of it.
 * @param id that it says of itself; null if none.
 * @param version that it says of itself; null if none.
 * @param before version that it was compared with; null if there was none.
 * @param changes since then.
 * @param declared what the step of the version says.
 * @param verdict on it.
 */
record CheckedContract(
        String file,
        String form,
        String id,
        String version,
        String before,
        List<Change> changes,
        ChangeClass declared,
        Verdict verdict) {
    /** Verdicts. */
    enum Verdict {
        /** It is as it was. */
        SAME,
        /** It changed, and its version says so. */
        DECLARED,
        /** There was none before. */
        NEW,
        /** Something is wrong with it. */
        BAD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ChangeClass change() {
        return Change.greatest(changes);
    }
}
