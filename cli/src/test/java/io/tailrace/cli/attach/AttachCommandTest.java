package io.tailrace.cli.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What attach and detach refuse before they touch a process, and what they believe of one. */
class AttachCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"attach", "detach"})
    void shouldLeaveAProcessAloneThatIsNoJvm(final String command) throws IOException, InterruptedException {
        final Process other = new ProcessBuilder("sleep", "600").start();
        try {
            final CommandRun run = CommandRun.of(command, Long.toString(other.pid()));
            assertEquals(ExitCode.CANNOT_RUN, run.exitCode(), run.err());
            assertTrue(run.err().contains("it is no JVM: process " + other.pid()), run.err());
            assertTrue(other.isAlive());
        } finally {
            other.destroyForcibly().waitFor();
        }
        final CommandRun gone = CommandRun.of(command, Long.toString(other.pid()));
        assertTrue(gone.err().contains("there is no such process"), gone.err());
    }

    @Test
    void shouldRefuseItself() {
        final CommandRun run =
                CommandRun.of("attach", Long.toString(ProcessHandle.current().pid()));
        assertEquals(ExitCode.CANNOT_RUN, run.exitCode(), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"novalue", "=x", "a=b,c=d"})
    void shouldRefuseASettingThatIsNone(final String setting) {
        final CommandRun run = CommandRun.of("attach", "1", "--set", setting);
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"state\":1}", "null", "{\"faults\":[]}"})
    void shouldTakeNonsenseForNoAgent(final String status) {
        final Properties properties = new Properties();
        properties.setProperty("tailrace.agent", status);
        assertEquals("none", AgentReport.of(properties).state());
    }
}
