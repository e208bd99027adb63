package io.tailrace.cli.stat;

import io.tailrace.cli.console.CommandFault;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** What the keys of the live view changed. One thread. */
final class StatControls {
    private static final int ESCAPE = 27;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    private static final int CTRL_C = 3;
    private static final int NO_LINES = 0;

    private final long intervalNs;
    private final StringBuilder typed = new StringBuilder();
    private final StringBuilder sequence = new StringBuilder();
    private StatLook look;
    private SeriesFilter filter;
    private String message = "";
    private boolean paused;
    private boolean typing;
    private boolean escaping;
    private boolean ended;
    private int scroll;
    private int page = 1;

    StatControls(final StatLook look, final SeriesFilter filter, final long intervalNs) {
        this.look = look;
        this.filter = filter;
        this.intervalNs = intervalNs;
    }

    /** Takes a character that was typed. */
    void key(final int key) {
        if (escaping) {
            escape(key);
        } else if (typing) {
            type(key);
        } else {
            message = "";
            command(key);
        }
    }

    /** Nothing came for a moment: an Esc that stood alone was the key, and no beginning of another one. */
    void quiet() {
        if (escaping) {
            escaping = false;
            typing = false;
        }
    }

    /** A filter did not work: it is taken back. */
    void refuse(final CommandFault fault) {
        filter = filter.typing(null);
        message = String.valueOf(fault.getMessage());
    }

    private void command(final int key) {
        switch (key) {
            case 'q', CTRL_C -> ended = true;
            case 's' -> look = look.sorting(look.order().next());
            case 't' -> look = look.toggleTotal();
            case 'a' -> look = look.toggleZero();
            case ' ', 'p' -> paused = !paused;
            case '/' -> {
                typing = true;
                typed.setLength(0);
            }
            case 'j' -> scroll++;
            case 'k' -> scroll--;
            case 'g' -> scroll = NO_LINES;
            case 'G' -> scroll = Integer.MAX_VALUE / 2;
            case ESCAPE -> beginEscape();
            default -> {
                // means nothing here
            }
        }
    }

    private void beginEscape() {
        escaping = true;
        sequence.setLength(0);
    }

    private void escape(final int key) {
        if (sequence.length() == 0 && key != '[' && key != 'O') {
            escaping = false;
            typing = false;
            return;
        }
        sequence.append((char) key);
        final boolean isOver = sequence.length() > 1 && (Character.isLetter(key) || key == '~');
        if (!isOver && sequence.length() < 8) {
            return;
        }
        escaping = false;
        switch (sequence.substring(1)) {
            case "A" -> scroll--;
            case "B" -> scroll++;
            case "5~" -> scroll -= page;
            case "6~" -> scroll += page;
            case "H", "1~" -> scroll = NO_LINES;
            case "F", "4~" -> scroll = Integer.MAX_VALUE / 2;
            default -> {
                // means nothing here
            }
        }
    }

    private void type(final int key) {
        switch (key) {
            case '\r', '\n' -> {
                typing = false;
                take(typed.toString());
            }
            case ESCAPE -> beginEscape();
            case BACKSPACE, DELETE -> typed.setLength(Math.max(0, typed.length() - 1));
            case CTRL_C -> ended = true;
            default -> {
                if (!Character.isISOControl(key) && typed.length() < NamePattern.LONGEST) {
                    typed.append((char) key);
                }
            }
        }
    }

    private void take(final String text) {
        try {
            filter = filter.typing(text.isEmpty() ? null : new NamePattern.Converter().convert(text));
        } catch (final TypeConversionException fault) {
            message = fault.getMessage();
        }
    }

    /** From which line on the view shows, kept inside what there is. */
    int scrolledTo(final int lines, final int room) {
        page = Math.max(1, room - 1);
        scroll = Math.max(0, Math.min(scroll, lines - room));
        return scroll;
    }

    StatLook look() {
        return look;
    }

    SeriesFilter filter() {
        return filter;
    }

    String filterText() {
        final Pattern pattern = filter.typed() == null ? null : filter.typed().pattern();
        return pattern == null ? "" : pattern.pattern();
    }

    long intervalNs() {
        return intervalNs;
    }

    boolean isPaused() {
        return paused;
    }

    boolean isTyping() {
        return typing;
    }

    String typed() {
        return typed.toString();
    }

    String message() {
        return message;
    }

    boolean isEnded() {
        return ended;
    }
}
