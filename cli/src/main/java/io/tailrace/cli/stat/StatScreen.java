package io.tailrace.cli.stat;

import io.tailrace.cli.console.Text;
import io.tailrace.cli.contracts.text.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** A reading on a screen: a line of what is shown, engines with their series to be scrolled through, and the keys. Stateless. */
final class StatScreen {
    /** Of the screen's lines these stay where they are. */
    static final int FIXED_LINES = 2;

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle BOLD = AttributedStyle.DEFAULT.bold();
    private static final AttributedStyle GOOD =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN).bold();
    private static final AttributedStyle CALM = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle WARNING =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW).bold();
    private static final AttributedStyle ALARM =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).bold();
    private static final String KEYS = "q quit  s sort  t interval/total  a all  space pause  / filter  arrows scroll";

    private StatScreen() {}

    /** What fits, from where it was scrolled to. */
    static List<AttributedString> lines(final StatReading reading, final StatControls controls, final Size size) {
        final List<AttributedString> body = body(reading, controls.look(), size.getColumns());
        final int room = Math.max(0, size.getRows() - FIXED_LINES);
        final int from = controls.scrolledTo(body.size(), room);
        final List<AttributedString> lines = new ArrayList<>();
        lines.add(head(reading, controls));
        for (int i = 0; i < room; i++) {
            lines.add(from + i < body.size() ? body.get(from + i) : AttributedString.EMPTY);
        }
        lines.add(foot(controls, from, room, body.size()));
        return lines;
    }

    private static AttributedString head(final StatReading reading, final StatControls controls) {
        final StatLook look = controls.look();
        return new AttributedString(
                "tailrace stat  " + Text.moment(reading.atNs()) + "  "
                        + reading.engines().size()
                        + (reading.engines().size() == 1 ? " engine" : " engines") + "  by "
                        + look.order().key() + "  "
                        + (look.ofTotal() ? "since the beginning" : "last " + Text.time(controls.intervalNs()))
                        + (controls.isPaused() ? "  PAUSED" : "")
                        + (controls.filterText().isEmpty() ? "" : "  filter " + Printable.of(controls.filterText())),
                BOLD);
    }

    private static AttributedString foot(final StatControls controls, final int from, final int room, final int lines) {
        if (controls.isTyping()) {
            return new AttributedString("/" + Printable.of(controls.typed()) + "_  Enter filters, Esc leaves it", BOLD);
        }
        if (!controls.message().isEmpty()) {
            return new AttributedString(Printable.of(controls.message()), ALARM);
        }
        final String place =
                lines <= room ? "" : "  lines " + (from + 1) + "-" + Math.min(lines, from + room) + " of " + lines;
        return new AttributedString(KEYS + place, FAINT);
    }

    private static List<AttributedString> body(final StatReading reading, final StatLook look, final int width) {
        final List<AttributedString> lines = new ArrayList<>();
        for (final EngineReading engine : reading.engines()) {
            lines.add(new AttributedString(EngineLines.title(engine), style(engine)));
            EngineLines.facts(engine)
                    .forEach(fact -> lines.add(new AttributedString(fact, fact.startsWith("  !") ? WARNING : PLAIN)));
            addTable(lines, EngineLines.series(engine, look, width));
            addTable(lines, EngineLines.channels(engine));
            lines.add(AttributedString.EMPTY);
        }
        StatText.notes(reading).forEach(note -> lines.add(new AttributedString(note, WARNING)));
        return lines;
    }

    private static void addTable(final List<AttributedString> lines, final List<String> table) {
        for (int i = 0; i < table.size(); i++) {
            lines.add(new AttributedString(table.get(i), i == 0 ? FAINT : PLAIN));
        }
    }

    private static AttributedStyle style(final EngineReading engine) {
        if (engine.life() == null) {
            return FAINT;
        }
        return switch (engine.life().state()) {
            case LIVE -> GOOD;
            case IDLE, CLOSED -> CALM;
            case STALE -> WARNING;
            case DEAD -> ALARM;
        };
    }
}
