package io.tailrace.jmh.gate.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.engine.time.EngineClock;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfTestTest {
    private static final GateRun PASSED = new GateRun(true, List.of(), List.of());
    private static final GateRun SLOW = new GateRun(false, List.of("time"), List.of("record"));
    private static final GateRun ALLOCATES =
            new GateRun(false, List.of("allocation", "time"), List.of("RecordBenchmark.tailrace", "record"));

    @Test
    void shouldNeedTheFailureThatWasPlanted() {
        assertTrue(planted("time", SLOW));
        assertTrue(planted("time", ALLOCATES));
        assertTrue(planted("allocation", ALLOCATES));
        assertFalse(planted("allocation", SLOW));
        assertFalse(planted("time", PASSED));
    }

    @ParameterizedTest
    @CsvSource({"20, 1, true", "20, 2, false", "3, 0, true", "3, 1, false", "40, 2, true", "40, 3, false"})
    void shouldLetAnUnchangedTreeFailOnceInTwenty(final int runs, final int failing, final boolean isGood) {
        final Iterator<GateRun> gates = IntStream.range(0, runs)
                .mapToObj(i -> i < failing ? SLOW : PASSED)
                .iterator();

        final SelfTestResult result = selfTest((arguments, classes) -> gates.next())
                .run(List.of(), runs)
                .get(0);

        assertEquals(isGood, result.isGood());
        assertEquals(runs, result.runs());
        assertTrue(result.found().startsWith("passed " + (runs - failing) + " times"), result.found());
        assertEquals(failing, result.found().split("record", -1).length - 1);
        assertFalse(gates.hasNext());
    }

    @Test
    void shouldCompileAllPlantsBeforeTheFirstGate() {
        final SelfTest selfTest = new SelfTest(
                console(),
                (arguments, classes) -> {
                    throw new AssertionError("no gate should run");
                },
                plant -> {
                    throw CommandFault.cannotRun("the patch does not apply", plant.name(), "adapt it");
                },
                List.of());

        assertThrows(CommandFault.class, () -> selfTest.run(List.of(plant("time")), 3));
    }

    @Test
    void shouldUnderstandWhatTheGatePrints() {
        final GateRun run = GateRunReader.read("""
                {"passed":false,"failures":["allocation","time"],
                 "allocation":[{"benchmark":"a","good":true},{"benchmark":"b","good":false}],
                 "time":[{"pair":"p","verdict":"worse"},{"pair":"q","verdict":"better"}]}
                """);

        assertEquals(new GateRun(false, List.of("allocation", "time"), List.of("b", "p")), run);
        assertEquals("failed: allocation, time, b, p", run.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"passed\":false,\"failures\":[\"baseline\"],\"refusal\":\"no baseline\"} | no baseline",
                "{\"passed\":1,\"failures\":[]} | field passed",
                "{} | field passed",
                "{ | no JSON",
                "none | no JSON"
            })
    void shouldTakeNoVerdictForOne(final String output, final String why) {
        final String message = assertThrows(CommandFault.class, () -> GateRunReader.read(output))
                .getMessage();

        assertTrue(message.startsWith("the gate gave no verdict: "), message);
        assertTrue(message.contains(why), message);
    }

    @Test
    void shouldRunTheGateInAProcessOfItsOwn(@TempDir final Path temporary) {
        final GateRun run = new GateProcess(temporary, EchoGate.class.getName(), List.of("passed"), StopSignal.manual())
                .run(List.of(), Optional.of(temporary));
        assertEquals(PASSED, run);

        final GateRunner broken =
                new GateProcess(temporary, EchoGate.class.getName(), List.of("broken"), StopSignal.manual());
        final String message = assertThrows(CommandFault.class, () -> broken.run(List.of(), Optional.empty()))
                .getMessage();
        assertTrue(message.contains("echo is broken"), message);
    }

    private static boolean planted(final String expected, final GateRun run) {
        final List<Plant> plants = List.of(plant(expected));
        final GateRunner gate = (arguments, classes) -> {
            assertEquals(classes.isPresent() ? List.of("--only", "record") : List.of("--short"), arguments);
            return classes.isPresent() ? run : PASSED;
        };
        return selfTest(gate).run(plants, 3).get(0).isGood();
    }

    private static Plant plant(final String expected) {
        return new Plant(Path.of("weed.patch"), "weed", expected, "record", "Garden.java", List.of());
    }

    private static SelfTest selfTest(final GateRunner gate) {
        return new SelfTest(console(), gate, plant -> Path.of("classes"), List.of("--short"));
    }

    private static Console console() {
        final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Console(nowhere, nowhere, EngineClock.system(), StopSignal.manual(), Terminals.NONE);
    }
}
