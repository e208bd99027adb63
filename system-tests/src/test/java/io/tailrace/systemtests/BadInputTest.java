package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.journal.SampleJournal;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked wrongly or cannot be done ends in one line that says what, where and how to mend it, and changes nothing. */
class BadInputTest {
    private static final int WRONG_USAGE = 2;
    private static final int CANNOT_RUN = 3;

    @TempDir
    Path directory;

    private List<Path> before;

    @BeforeEach
    void writeSmallJournal() throws IOException {
        SampleJournal.write(directory.resolve("good"));
        Files.writeString(directory.resolve("file"), "not a folder\n");
        Files.createDirectory(directory.resolve("photos"));
        Files.writeString(directory.resolve("photos/sea.jpg"), "not a journal\n");
        before = tree();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate                                   | frobnicate",
                "run --frobnicate                             | --frobnicate",
                "run --duration                               | --duration",
                "run --duration 5x                            | 5x",
                "run --duration -5s                           | -5s",
                "run --rate none                              | none",
                "run --threads 0                              | 0",
                "run --port 70000                             | 70000",
                "replay good --metric (                       | --metric (",
                "replay good --from yesterday                 | yesterday",
                "replay good --label get                      | get",
                "replay good --format xml                     | xml",
                "replay good --epoch 0                        | 0",
                "replay good --interval 0s                    | 0s",
                "audit                                        | DIR",
                "compare good good                            | --metric",
                "compare good --metric a_seconds              | NEW",
                "compare good good --metric orders_total      | orders_total",
                "compare good good --metric a --threshold 1   | 1",
                "compare good good --metric a --quantiles 2   | 2",
                "bench                                        | record, exposer, delivery or plot",
                "bench record --rate max                      | max",
                "bench record --channels 0                    | 0",
                "bench plot                                   | FILE",
            })
    void shouldRefuseWrongUsage(final String arguments, final String named) throws IOException, InterruptedException {
        assertRefused(WRONG_USAGE, named, arguments.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --duration 1s --port 0 --journal file                            | file",
                "run --duration 1s --port 0 --journal file/journal                    | file",
                "run --duration 1s --port 0 --journal /proc/journal                   | /proc/journal",
                "run --duration 1s --port 0 --journal photos                          | photos",
                "run --duration 1s --port 0 --journal new --ticks file/ticks.ndjson   | file/ticks.ndjson",
                "replay good --output file/page.txt                                   | file/page.txt",
                "replay photos                                                        | photos",
                "expose --port 0 --journal file                                       | file",
                "expose --port 0 --journal photos                                     | photos",
                "compare photos good --metric a_seconds                               | photos",
                "tail photos                                                          | photos",
                "bench record --hlog file                                             | file",
                "bench plot file                                                      | file",
            })
    void shouldSayWhatCannotBeDone(final String arguments, final String named)
            throws IOException, InterruptedException {
        assertRefused(CANNOT_RUN, named, arguments.split(" "));
    }

    @Test
    void shouldSayThatThePortIsTaken() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final String port = Integer.toString(taken.getLocalPort());
            assertRefused(CANNOT_RUN, port, "run", "--duration", "1s", "--port", port, "--journal", "new");
            assertRefused(CANNOT_RUN, port, "expose", "--port", port, "--journal", "good");
        }
    }

    @Test
    void shouldRefuseAJournalThatANewerVersionWrote() throws IOException, InterruptedException {
        final Path marker = directory.resolve("good/tailrace.journal");
        Files.writeString(marker, Files.readString(marker).replace("major=1", "major=2"));
        assertRefused(CANNOT_RUN, "newer Tailrace", "run", "--duration", "1s", "--port", "0", "--journal", "good");
        assertRefused(CANNOT_RUN, "newer Tailrace", "replay", "good");
        assertRefused(CANNOT_RUN, "newer Tailrace", "tail", "good");
        assertRefused(CANNOT_RUN, "newer Tailrace", "expose", "--port", "0", "--journal", "good");
    }

    private void assertRefused(final int exitCode, final String named, final String... arguments)
            throws IOException, InterruptedException {
        final Ended ended = Tailrace.in(directory).run(arguments);
        final String line = ended.refusal(exitCode);
        assertTrue(line.startsWith("tailrace: ") && line.contains(named), line);
        assertEquals(before, tree(), ended::describe);
    }

    private List<Path> tree() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted().toList();
        }
    }
}
