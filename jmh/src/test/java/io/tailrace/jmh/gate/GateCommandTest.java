package io.tailrace.jmh.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.cli.contracts.validate.DocumentCheck;
import io.tailrace.engine.time.EngineClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class GateCommandTest {
    private static final Pair RECORD = GatePlan.ofTailrace().pairs().get(0);

    @TempDir
    Path folder;

    private final FakeMeter meter = new FakeMeter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void shouldFailClosedUntilThereIsABaseline() {
        assertEquals(ExitCode.NEGATIVE, gate());
        assertTrue(out.toString(UTF_8).startsWith("gate FAILED: no baseline for JDK "), out.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("./tailrace gate --update"));

        assertEquals(ExitCode.GOOD, gate("--update"));
        assertEquals(ExitCode.GOOD, gate());
        assertEquals(ExitCode.GOOD, gate("--short"));
    }

    @Test
    void shouldTellAllInOneJsonObject() {
        gate("--update");
        meter.bytes(RECORD.subject(), 16).ns(RECORD.subject(), 9);
        out.reset();

        assertEquals(ExitCode.NEGATIVE, gate("--json", "--only", "record", "--forks", "3"));

        final JsonNode report = json();
        assertFalse(report.get("passed").booleanValue());
        assertEquals("[\"allocation\",\"time\"]", report.get("failures").toString());
        assertEquals("full", report.get("form").stringValue());
        assertEquals(16, report.get("allocation").get(0).get("bytes_per_call").doubleValue());
        final JsonNode time = report.get("time").get(0);
        assertEquals("record", time.get("pair").stringValue());
        assertEquals("worse", time.get("verdict").stringValue());
        assertEquals(9, time.get("moved").doubleValue());
        assertEquals(9, time.get("second_moved").doubleValue());
        assertEquals(1, time.get("baseline").get("estimate").doubleValue());
        assertEquals(9, time.get("now").get("high").doubleValue());
    }

    @Test
    void shouldSayInJsonWhyNothingWasMeasured() {
        assertEquals(ExitCode.NEGATIVE, gate("--json"));

        assertEquals("[\"baseline\"]", json().get("failures").toString());
        assertTrue(json().get("refusal").stringValue().contains("--update"));
    }

    @Test
    void shouldWriteNoBaselineOfATreeThatAllocates() {
        meter.bytes(RECORD.subject(), 16);

        assertEquals(ExitCode.NEGATIVE, gate("--update"));

        assertFalse(Files.exists(file()));
        assertTrue(out.toString(UTF_8).contains("NOT written"), out.toString(UTF_8));
    }

    @Test
    void shouldMeasureABaselineWithMoreForksAndSayHow() throws IOException {
        assertEquals(ExitCode.GOOD, gate("--update", "--json"));
        assertTrue(json().get("written").booleanValue());
        assertEquals(10 * 2 * GatePlan.ofTailrace().pairs().size(), meter.timed.size());
        assertTrue(Files.readString(file()).contains("./tailrace gate --update --forks 10"));
    }

    @ParameterizedTest
    @CsvSource({
        "--update --short, a baseline is measured whole",
        "--update --only record, a baseline is measured whole",
        "--update --self-test, one thing at a time",
        "--only nothing, no such pair: --only nothing",
        "--only [, bad value: --only",
        "--forks 2, bad value: --forks",
        "--unchanged x, bad value: --unchanged",
        "--frocks 5, unknown option"
    })
    void shouldRefuseWrongUse(final String arguments, final String message) {
        assertEquals(ExitCode.WRONG_USAGE, gate(arguments.split(" ")));

        assertTrue(err.toString(UTF_8).startsWith("tailrace: " + message), err.toString(UTF_8));
        assertEquals(1, err.toString(UTF_8).lines().count());
        assertEquals("", out.toString(UTF_8));
    }

    @Test
    void shouldNotRunOnABadBaseline() throws IOException {
        Files.writeString(file(), "{}");

        assertEquals(ExitCode.CANNOT_RUN, gate());
        assertTrue(err.toString(UTF_8).contains("gate-jdk"), err.toString(UTF_8));
    }

    @Test
    void shouldHelpWithExamplesAndExitCodes() {
        assertEquals(ExitCode.GOOD, gate("--help"));

        assertTrue(out.toString(UTF_8).startsWith("Usage: tailrace gate "), out.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("./tailrace gate --update"));
        assertTrue(out.toString(UTF_8).contains("1   the verdict is negative"));
    }

    private int gate(final String... arguments) {
        final Console console =
                new Console(stream(out), stream(err), EngineClock.system(), StopSignal.manual(), Terminals.NONE);
        final List<String> all = new ArrayList<>(List.of("--baseline", folder.toString()));
        all.addAll(List.of(arguments));
        return GateMain.commandLine(new GateCommand(console, meter), console).execute(all.toArray(String[]::new));
    }

    private Path file() {
        return new BaselineFile(folder, Runtime.version().feature()).path();
    }

    private JsonNode json() {
        DocumentCheck.strict()
                .judge(out.toString(UTF_8))
                .forEach(judgement -> assertEquals(List.of(), judgement.faults(), out.toString(UTF_8)));
        return new ObjectMapper().readTree(out.toString(UTF_8));
    }

    private static PrintStream stream(final ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }
}
