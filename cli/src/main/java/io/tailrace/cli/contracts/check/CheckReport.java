package io.tailrace.cli.contracts.check;

import io.tailrace.cli.contracts.check.model.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * What a check found.
 *
 * @param folder of contracts.
 * @param against what it was compared with.
 * @param contracts by file.
 * @param unknown files that are of no form of contracts, and were not looked at.
 * @param problems all of them, by file.
 */
record CheckReport(
        Path folder, String against, List<CheckedContract> contracts, List<String> unknown, List<Problem> problems) {
    boolean isGood() {
        return problems.isEmpty();
    }
}
