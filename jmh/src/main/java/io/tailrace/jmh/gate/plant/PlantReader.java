package io.tailrace.jmh.gate.plant;

import io.tailrace.cli.console.CommandFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a plant: a unified diff of one source with {@code @@} lines without numbers. The text before it explains it and has a line {@code Expect:
 * allocation} or {@code Expect: time} and a line {@code Pair:} with the pair of the gate that shows it.
 */
final class PlantReader {
    private static final String ENDING = ".patch";
    private static final String EXPECT = "Expect: ";
    private static final String PAIR = "Pair: ";
    private static final String OLD = "--- a/";
    private static final String NEW = "+++ b/";
    private static final String HUNK = "@@";
    private static final Set<String> KINDS = Set.of("allocation", "time");

    private final Path file;
    private String expected = "";
    private String pair = "";
    private String source = "";
    private final List<Hunk> hunks = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private boolean isInHunk;

    private PlantReader(final Path file) {
        this.file = file;
    }

    static Plant read(final Path file, final List<String> lines) {
        final PlantReader reader = new PlantReader(file);
        for (int i = 0; i < lines.size(); i++) {
            reader.take(i + 1, lines.get(i));
        }
        return reader.plant();
    }

    private void take(final int number, final String line) {
        if (line.startsWith(HUNK)) {
            endHunk();
            isInHunk = true;
        } else if (isInHunk) {
            takeInHunk(number, line);
        } else if (line.startsWith(EXPECT)) {
            expected = line.substring(EXPECT.length()).strip();
        } else if (line.startsWith(PAIR)) {
            pair = line.substring(PAIR.length()).strip();
        } else if (line.startsWith(NEW)) {
            if (!source.isEmpty()) {
                throw fault("line " + number, "a plant changes one source only");
            }
            source = line.substring(NEW.length()).strip();
        }
    }

    private void takeInHunk(final int number, final String line) {
        final String text = line.isEmpty() ? "" : line.substring(1);
        switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case ' ' -> {
                before.add(text);
                after.add(text);
            }
            case '-' -> {
                if (line.startsWith(OLD)) {
                    throw fault("line " + number, "a plant changes one source only");
                }
                before.add(text);
            }
            case '+' -> after.add(text);
            default -> throw fault("line " + number, "must begin with a blank, +, - or @@");
        }
    }

    private void endHunk() {
        if (isInHunk) {
            if (before.isEmpty()) {
                throw fault("hunk " + (hunks.size() + 1), "has no line that says where it belongs");
            }
            hunks.add(new Hunk(before, after));
            before.clear();
            after.clear();
        }
    }

    private Plant plant() {
        endHunk();
        if (!KINDS.contains(expected)) {
            throw fault("line \"" + EXPECT + "\"", "must say allocation or time");
        }
        if (pair.isEmpty()) {
            throw fault("line \"" + PAIR + "\"", "is missing");
        }
        if (source.isEmpty() || hunks.isEmpty()) {
            throw fault("line \"" + (source.isEmpty() ? NEW : HUNK) + "\"", "is missing");
        }
        final String name = file.getFileName().toString();
        return new Plant(file, name.substring(0, name.length() - ENDING.length()), expected, pair, source, hunks);
    }

    private CommandFault fault(final String place, final String what) {
        return CommandFault.cannotRun("bad plant", file + ", " + place, what);
    }
}
