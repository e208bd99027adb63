package io.tailrace.systemtests;

import io.tailrace.systemtests.page.Page;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A {@code tailrace run} that goes on, on a port of its own, with journal and ticks in the test's folder. */
final class RunProcess implements AutoCloseable {
    /** How the command tells where its pages are. */
    static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private static final String JOURNAL = "journal";
    private static final String TICKS = "ticks.ndjson";

    private final Path directory;
    private final Started process;

    private RunProcess(final Path directory, final Started process) {
        this.directory = directory;
        this.process = process;
    }

    static RunProcess start(final Path directory, final String... options) throws IOException {
        return start(directory, Tailrace.in(directory), options);
    }

    static RunProcess start(final Path directory, final Tailrace tailrace, final String... options) throws IOException {
        final List<String> arguments =
                new ArrayList<>(List.of("run", "--json", "--port", "0", "--journal", JOURNAL, "--ticks", TICKS));
        arguments.addAll(List.of(options));
        return new RunProcess(directory, tailrace.start(arguments.toArray(String[]::new)));
    }

    Started process() {
        return process;
    }

    Path journal() {
        return directory.resolve(JOURNAL);
    }

    /** Waits until it says where its pages are. */
    Http http() {
        return new Http(URI.create(process.awaitErr(ADDRESS).group()));
    }

    /** Waits for a tick that was made from a snapshot: by then samples are in the journal's way. */
    void awaitTick() {
        Poll.until("tick from a snapshot", this::hasTick, process::describe);
    }

    /** Scrapes until the process has ended or there are as many pages as wanted. */
    List<Page> scrape(final int wanted) {
        final Http http = http();
        final List<Page> pages = new ArrayList<>();
        Poll.until(
                wanted + " pages",
                () -> {
                    final boolean alive = process.isAlive();
                    http.tryGet("/metrics")
                            .filter(answer -> answer.statusCode() == 200)
                            .ifPresent(answer -> pages.add(Page.parse(answer.body())));
                    return !alive || pages.size() == wanted;
                },
                process::describe);
        return pages;
    }

    /** Waits for the end, which must be good. */
    RunRecord end(final List<Page> pages) throws IOException, InterruptedException {
        final Ended ended = process.end().expect(0);
        return RunRecord.of(ended, pages, journal(), directory.resolve(TICKS));
    }

    private boolean hasTick() {
        if (!process.isAlive()) {
            throw new AssertionError("ended before its first tick\n" + process.describe());
        }
        final Path file = directory.resolve(TICKS);
        try {
            return Files.exists(file) && Files.readString(file).contains("\"snapshot\":");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    static Optional<String> addressIn(final String line) {
        return ADDRESS.matcher(line).results().map(it -> it.group()).findFirst();
    }
}
