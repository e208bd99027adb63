package io.tailrace.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.console.ExitCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticSeriesRunTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final int SERIES = 10_000;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldServeExactlyAsManySeriesMoreWhoseValuesChange() throws Exception {
        try (RunningCommand run = RunningCommand.start(
                "run", "--amnesia", "--json", "--rate", "2000", "--port", "0", "--synthetic-series", "" + SERIES)) {
            final URI page = URI.create(run.awaitErr(ADDRESS) + "/metrics");
            List<String> first = lines(page);
            while (first.size() != SERIES) {
                assertTrue(first.size() < SERIES, () -> "too many lines");
                first = lines(page);
            }
            final String depth = first.stream()
                    .filter(line -> line.startsWith("synthetic_queue_depth"))
                    .findFirst()
                    .orElseThrow();
            while (lines(page).contains(depth)) {
                // Until the next interval.
            }

            final CommandRun ended = run.stop();
            assertEquals(ExitCode.GOOD, ended.exitCode(), ended.out() + ended.err());
            assertTrue(ended.json().get("reconciled").asBoolean(), ended.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100001", "many"})
    void shouldRefuseWhatIsNotBounded(final String series) {
        final CommandRun run = CommandRun.of("run", "--amnesia", "--synthetic-series", series);
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run.out());
        assertTrue(run.err().contains("--synthetic-series"), run.err());
    }

    private List<String> lines(final URI page) throws Exception {
        return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("synthetic_"))
                .toList();
    }
}
