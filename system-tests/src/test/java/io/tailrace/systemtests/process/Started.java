package io.tailrace.systemtests.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A process that runs. Closing it ends it, whatever it does. */
public final class Started implements AutoCloseable {
    /** For what hangs: what works is never so slow, even if an agent in it takes all the patience that it was given. */
    private static final long ENDS_WITHIN_S = 600;

    private static final long LONG_WORK_ENDS_WITHIN_S = 3_600;

    private final String command;
    private final Process process;
    private final OutputLines out;
    private final OutputLines err;

    private Started(final List<String> command, final Process process) {
        this.command = String.join(" ", command);
        this.process = process;
        out = new OutputLines(process, false);
        err = new OutputLines(process, true);
    }

    /** Starts any command in a folder. */
    public static Started command(final Path directory, final String... command) throws IOException {
        return start(new ProcessBuilder(command).directory(directory.toFile()));
    }

    static Started start(final ProcessBuilder builder) throws IOException {
        return new Started(
                builder.command(), builder.redirectInput(new File("/dev/null")).start());
    }

    /** Its process id: that of the JVM, because the launcher does not stay between. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Lines of standard output up to now. */
    public List<String> out() {
        return out.soFar();
    }

    /** Waits for a line of standard error in which the pattern is found. */
    public MatchResult awaitErr(final Pattern pattern) {
        return await(pattern, err);
    }

    /** Waits for a line of standard output in which the pattern is found. */
    public MatchResult awaitOut(final Pattern pattern) {
        return await(pattern, out);
    }

    /** Sends a signal, for example INT. */
    public void signal(final String name) throws IOException, InterruptedException {
        final Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start();
        assertTrue(kill.waitFor(ENDS_WITHIN_S, TimeUnit.SECONDS), "kill does not end");
        assertEquals(0, kill.exitValue(), () -> "kill -" + name + "\n" + describe());
    }

    /** Waits for the end. */
    public Ended end() throws InterruptedException {
        return end(ENDS_WITHIN_S);
    }

    /** Waits for the end of something that may take an hour. */
    public Ended endOfLongWork() throws InterruptedException {
        return end(LONG_WORK_ENDS_WITHIN_S);
    }

    private Ended end(final long withinS) throws InterruptedException {
        if (!process.waitFor(withinS, TimeUnit.SECONDS)) {
            throw new AssertionError("does not end within " + withinS + " s\n" + describe());
        }
        return new Ended(command, process.exitValue(), out.all(), err.all());
    }

    /** Everything up to now, for messages. */
    public String describe() {
        return command + (isAlive() ? " runs" : " has ended")
                + "\n--- stdout\n" + String.join("\n", out.soFar())
                + "\n--- stderr\n" + String.join("\n", err.soFar());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private MatchResult await(final Pattern pattern, final OutputLines lines) {
        return Poll.forValue("line with " + pattern, () -> find(pattern, lines), this::describe);
    }

    private Optional<MatchResult> find(final Pattern pattern, final OutputLines lines) {
        // Before the look at the lines: what a process printed before its end is then all there.
        final boolean ended = !isAlive();
        final Optional<MatchResult> found = lines.soFar().stream()
                .flatMap(line -> pattern.matcher(line).results())
                .findFirst();
        if (found.isEmpty() && ended) {
            throw new AssertionError("no line with " + pattern + "\n" + describe());
        }
        return found;
    }
}
