package io.tailrace.cli.contracts.check;

import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.Problem.Kind;
import io.tailrace.cli.contracts.check.model.SemVer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rows of VERSIONS.md: every line of a table whose headings are contract, file, id and version.
 *
 * @param rows in their order.
 * @param problems with rows that are none.
 */
record VersionsFile(List<Row> rows, List<Problem> problems) {
    private static final List<String> HEADINGS = List.of("contract", "file", "id", "version");
    private static final String RETIRED = " (retired)";

    /**
     * A row.
     *
     * @param line it stands in, from 1.
     * @param file below the folder.
     * @param id what stands in its column.
     * @param version of the contract.
     * @param isRetired the contract is given up, and its file is not there any more.
     */
    record Row(int line, String file, String id, SemVer version, boolean isRetired) {
        /** An id may have words around it. */
        boolean names(final String other) {
            return id.equals(other) || Arrays.asList(id.split("[\\s,()]+")).contains(other);
        }
    }

    static VersionsFile of(final String text) {
        final List<Row> rows = new ArrayList<>();
        final List<Problem> problems = new ArrayList<>();
        boolean inTable = false;
        int number = 0;
        for (final String line : text.split("\n", -1)) {
            number++;
            final List<String> cells = cells(line);
            if (cells.isEmpty()) {
                inTable = false;
            } else if (cells.equals(HEADINGS)) {
                inTable = true;
            } else if (inTable && !line.matches("[|:\\s-]+")) {
                add(number, cells, rows, problems);
            }
        }
        return new VersionsFile(List.copyOf(rows), List.copyOf(problems));
    }

    private static List<String> cells(final String line) {
        final String stripped = line.strip();
        if (!stripped.startsWith("|") || !stripped.endsWith("|") || stripped.length() < 2) {
            return List.of();
        }
        return Arrays.stream(stripped.substring(1, stripped.length() - 1).split("\\|", -1))
                .map(cell -> cell.replace("`", "").strip())
                .toList();
    }

    private static void add(
            final int line, final List<String> cells, final List<Row> rows, final List<Problem> problems) {
        final String version = cells.get(cells.size() - 1);
        final boolean isRetired = version.endsWith(RETIRED);
        final Optional<SemVer> parsed =
                SemVer.parse(isRetired ? version.substring(0, version.length() - RETIRED.length()) : version);
        if (cells.size() != HEADINGS.size() || parsed.isEmpty()) {
            problems.add(new Problem(
                    Kind.BAD_ROW,
                    ContractFiles.VERSIONS,
                    line,
                    "",
                    cells.size() != HEADINGS.size()
                            ? "a row has four columns: " + String.join(", ", HEADINGS)
                            : "\"" + version + "\" is no version such as 1.2.0"));
        } else {
            rows.add(new Row(line, cells.get(1), cells.get(2), parsed.get(), isRetired));
        }
    }

    Optional<Row> ofFile(final String file) {
        return rows.stream().filter(row -> row.file.equals(file)).findFirst();
    }
}
