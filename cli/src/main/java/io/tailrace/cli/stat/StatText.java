package io.tailrace.cli.stat;

import io.tailrace.cli.contracts.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** A reading as plain lines. Stateless. */
final class StatText {
    private static final int WIDTH = 160;
    private static final String INDENT = "  ";

    private StatText() {}

    static List<String> lines(final StatReading reading, final StatLook look) {
        final List<String> lines = new ArrayList<>();
        for (final EngineReading engine : reading.engines()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(EngineLines.title(engine));
            lines.addAll(EngineLines.facts(engine));
            addTable(lines, EngineLines.series(engine, look, WIDTH - INDENT.length()));
            final long hidden = EngineLines.hidden(engine, look);
            if (hidden > 0) {
                lines.add(INDENT + hidden + " series never had anything; --all shows them");
            }
            addTable(lines, EngineLines.channels(engine));
        }
        lines.addAll(notes(reading));
        return lines;
    }

    /** What could not be shown. */
    static List<String> notes(final StatReading reading) {
        final List<String> notes = new ArrayList<>();
        reading.unreadable().values().forEach(why -> notes.add("cannot be read: " + Printable.of(why)));
        if (!reading.isWhole()) {
            notes.add("there may be more journals: at most " + JournalSearch.MOST_JOURNALS
                    + " are followed; give a folder to choose");
        }
        return notes;
    }

    private static void addTable(final List<String> lines, final List<String> table) {
        if (!table.isEmpty()) {
            lines.add("");
            table.forEach(line -> lines.add(INDENT + line));
        }
    }
}
