package io.tailrace.systemtests.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.cli.disk.SmallFileSystem;
import io.tailrace.sinks.journal.JournalCounter;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A child whose disk is filled and freed, again and again; it must not notice but by the answers it gets. */
final class DiskFullRun implements AutoCloseable {
    private static final int FRAMES_BETWEEN = 200;
    private static final int REFUSALS = 3;
    private static final int LINES_WITHOUT_TRYING = 8;

    private final SmallFileSystem disk;
    private final Path endFile;
    private final Started child;
    private final boolean hasEngine;

    DiskFullRun(
            final SmallFileSystem disk,
            final Path scratch,
            final Jvm jvm,
            final List<String> options,
            final Class<?> main)
            throws IOException {
        this.disk = disk;
        this.hasEngine = main == RecordingChild.class;
        this.endFile = Files.createTempDirectory(scratch, "run").resolve("end");
        child = Started.command(
                scratch,
                jvm.command(options, main, journal().toString(), endFile.toString())
                        .toArray(String[]::new));
    }

    Path journal() {
        return disk.directory().resolve("journal");
    }

    /** Once it appends, fills the disk until the child is refused, and gives the room back until it goes on by itself. */
    void fillAndFree() throws IOException {
        awaitMore(JournalCounter.FRAMES_APPENDED, FRAMES_BETWEEN);
        final long shortages = last(JournalCounter.SPACE_SHORTAGES);
        final long refusals = last(JournalCounter.REFUSED_NO_SPACE);
        disk.fill();
        await("a shortage", JournalCounter.SPACE_SHORTAGES, shortages + 1);
        await("refusals", JournalCounter.REFUSED_NO_SPACE, refusals + REFUSALS);
        if (hasEngine) {
            Poll.until("end of trying", () -> isLeftBehind() || hasEnded(), child::describe);
        }
        disk.fill();
        disk.free();
        awaitMore(JournalCounter.FRAMES_APPENDED, FRAMES_BETWEEN);
    }

    /** Ends the child; nothing must have gone wrong in it. Returns its last line. */
    String end() throws IOException, InterruptedException {
        Files.createFile(endFile);
        final Ended ended = child.end();
        ended.expect(0);
        assertEquals(0, last(JournalCounter.REFUSED_FAILURE), child::describe);
        final String line = ended.out().get(ended.out().size() - 1);
        assertEquals(0, number(line, "stray"), child::describe);
        assertEquals(0, number(line, "errors"), child::describe);
        return line;
    }

    String describe() {
        return child.describe();
    }

    static long number(final String line, final String name) {
        final Matcher matcher = Pattern.compile("\\b" + name + "=(\\d+)").matcher(line);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    @Override
    public void close() {
        child.close();
    }

    /** An engine tries again and again until it leaves the journal behind. */
    private boolean isLeftBehind() {
        final List<String> lines = child.out();
        return lines.subList(Math.max(0, lines.size() - LINES_WITHOUT_TRYING), lines.size()).stream()
                        .map(line -> number(line, JournalCounter.REFUSED_NO_SPACE.name()))
                        .distinct()
                        .count()
                == 1;
    }

    private void awaitMore(final JournalCounter counter, final long more) {
        await(more + " more", counter, last(counter) + more);
    }

    private void await(final String what, final JournalCounter counter, final long atLeast) {
        Poll.until(what + " of " + counter, () -> last(counter) >= atLeast || hasEnded(), child::describe);
        if (hasEnded()) {
            throw new AssertionError("ended by itself: " + child.describe());
        }
    }

    private boolean hasEnded() {
        return !child.isAlive();
    }

    private long last(final JournalCounter counter) {
        final List<String> lines = child.out();
        for (int i = lines.size() - 1; i >= 0; i--) {
            final long value = number(lines.get(i), counter.name());
            if (value >= 0) {
                return value;
            }
        }
        return 0;
    }
}
