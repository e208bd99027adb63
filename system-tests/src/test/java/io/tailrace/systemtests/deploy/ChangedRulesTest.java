package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases of the alerts are sharp: whichever alert is changed a little, a case of it fails. */
@Tag("long")
class ChangedRulesTest {
    private static final Path PROMETHEUS = Tailrace.ROOT.resolve("deploy/prometheus");
    private static final Pattern FAILED = Pattern.compile("alertname: ?\"?(\\w+)");

    /** The last number that an expression is compared with, if it is not 0. */
    private static final Pattern BOUND =
            Pattern.compile("(?<=[<>] )(?=[\\d.]*[1-9])[\\d.]+(?=$| \\*)", Pattern.MULTILINE);

    private static final Pattern NONE = Pattern.compile("> 0$", Pattern.MULTILINE);

    @TempDir
    Path directory;

    @Test
    void shouldNoticeThatAnAlertDoesNotWait() throws IOException, InterruptedException {
        checkNoticed(rules().replaceAll("(?m)^ +for: \\w+\n", ""));
    }

    @Test
    void shouldNoticeABoundTwiceAsHigh() throws IOException, InterruptedException {
        checkNoticed(scaled("2"));
    }

    @Test
    void shouldNoticeABoundHalfAsHigh() throws IOException, InterruptedException {
        checkNoticed(scaled("0.5"));
    }

    @Test
    void shouldNoticeAnAlertThatFiresForNothing() throws IOException, InterruptedException {
        checkNoticed(NONE.matcher(rules()).replaceAll(">= 0"));
    }

    private static String scaled(final String factor) throws IOException {
        return BOUND.matcher(rules())
                .replaceAll(bound -> new BigDecimal(bound.group())
                        .multiply(new BigDecimal(factor))
                        .toPlainString());
    }

    private static String rules() throws IOException {
        return Files.readString(PROMETHEUS.resolve("rules/alerts.yml"));
    }

    private void checkNoticed(final String changed) throws IOException, InterruptedException {
        Installed.assumeLoudly("promtool", "prometheus");
        final Set<Rule> same = Set.copyOf(Rule.of(rules()));
        final Set<String> unnoticed = Rule.of(changed).stream()
                .filter(rule -> !same.contains(rule))
                .map(Rule::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(unnoticed.size() < 5, unnoticed::toString);
        final Path rules = Files.createDirectories(directory.resolve("rules"));
        Files.writeString(rules.resolve("alerts.yml"), changed);
        Files.copy(PROMETHEUS.resolve("rules/recording.yml"), rules.resolve("recording.yml"));
        final Path tests = Files.createDirectories(directory.resolve("tests"));
        final List<String> command = new ArrayList<>(List.of("promtool", "test", "rules"));
        for (final Path file : Rule.files(PROMETHEUS.resolve("tests"))) {
            command.add(Files.copy(file, tests.resolve(file.getFileName())).toString());
        }
        try (Started promtool = Started.command(directory, command.toArray(String[]::new))) {
            FAILED.matcher(promtool.end().expect(1).describe())
                    .results()
                    .forEach(match -> unnoticed.remove(match.group(1)));
        }
        assertEquals(Set.of(), unnoticed);
    }
}
