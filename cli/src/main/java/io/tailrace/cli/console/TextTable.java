package io.tailrace.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines with their columns below each other. One thread. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] isRight;

    /**
     * A table with a line of headings.
     *
     * @param headings one a column; a column whose heading begins with {@code >} is aligned to the right.
     */
    public TextTable(final String... headings) {
        isRight = new boolean[headings.length];
        final String[] row = new String[headings.length];
        for (int i = 0; i < headings.length; i++) {
            isRight[i] = headings[i].startsWith(">");
            row[i] = isRight[i] ? headings[i].substring(1) : headings[i];
        }
        rows.add(row);
    }

    /**
     * Adds a line.
     *
     * @param cells one a column; shown as their text.
     */
    public void add(final Object... cells) {
        if (cells.length != isRight.length) {
            throw new IllegalArgumentException("a row has " + isRight.length + " cells, not " + cells.length);
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toArray(String[]::new));
    }

    /**
     * The table as text.
     *
     * @return one a row, headings first, without trailing blanks.
     */
    public List<String> lines() {
        final int[] widths = new int[isRight.length];
        for (final String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(final String[] row, final int[] widths) {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            final String padding = " ".repeat(widths[i] - row[i].length());
            line.append(i == 0 ? "" : GAP)
                    .append(isRight[i] ? padding : "")
                    .append(row[i])
                    .append(isRight[i] ? "" : padding);
        }
        return line.toString().stripTrailing();
    }
}
