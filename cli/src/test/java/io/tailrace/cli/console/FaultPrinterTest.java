package io.tailrace.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FaultPrinterTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            EngineClock.system(),
            StopSignal.manual(),
            Terminals.NONE);

    @Test
    void shouldSayWhatWhereAndHowToMend() {
        final int exitCode = print(CommandFault.cannotRun("port taken", "127.0.0.1:9100", "choose another"), false);

        assertEquals(ExitCode.CANNOT_RUN, exitCode);
        assertEquals("tailrace: port taken: 127.0.0.1:9100: choose another\n", text());
    }

    @Test
    void shouldEndWithTheCodeOfTheFault() {
        assertEquals(ExitCode.WRONG_USAGE, print(CommandFault.wrongUsage("bad", "here", "mend"), false));
    }

    @Test
    void shouldPassOnWhatAJournalSays() {
        assertEquals(ExitCode.CANNOT_RUN, print(new FrameLogException("Journal /x: there is nothing"), false));
        assertEquals("tailrace: Journal /x: there is nothing\n", text());
    }

    @Test
    void shouldKeepAnUnexpectedFaultToOneLine() {
        assertEquals(ExitCode.CANNOT_RUN, print(new IllegalStateException("first\n  second"), false));
        assertEquals(1, text().lines().count(), text());
        assertTrue(text().startsWith("tailrace: internal error: java.lang.IllegalStateException: first second: "));
    }

    @Test
    void shouldAddTheStackTraceForDebugging() {
        print(new IllegalStateException("why"), true);
        assertTrue(text().contains("\tat " + FaultPrinterTest.class.getName()), text());
    }

    private int print(final Exception fault, final boolean debug) {
        final CommandLine command = new CommandLine(CommandLine.Model.CommandSpec.create());
        return new FaultPrinter(console, () -> debug).handleExecutionException(fault, command, null);
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
