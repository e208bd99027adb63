package io.tailrace.agent.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailraceAgentTest {
    private static final int JAVA_8 = 52;
    private static final String VERSION = "java.specification.version";

    @ParameterizedTest
    @CsvSource({"1.8,8", "11,11", "17,17", "25,25", "26.0.1,26", "'',0", "x,0"})
    void shouldReadAVersion(final String version, final int major) {
        assertEquals(major, TailraceAgent.major(version));
    }

    /** Null stands for the JVM's instrumentation: whoever went on would fail at that, in another line. */
    @Test
    void shouldDoNothingInAJvmThatIsTooOld() {
        final String version = System.getProperty(VERSION);
        final PrintStream before = System.err;
        final ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setProperty(VERSION, "1.8");
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            TailraceAgent.premain(null, null);
            TailraceAgent.agentmain("a=b", null);
        } finally {
            System.setErr(before);
            System.setProperty(VERSION, version);
        }
        final String line = "tailrace agent: this JVM is version 1.8, the agent needs 17 or newer: the service goes on"
                + " without it";
        assertEquals(
                List.of(line, line),
                told.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void shouldBeReadableForAJvmThatIsTooOld() throws IOException {
        try (DataInputStream in = new DataInputStream(
                Objects.requireNonNull(TailraceAgent.class.getResourceAsStream("TailraceAgent.class")))) {
            in.readInt();
            in.readUnsignedShort();
            assertEquals(JAVA_8, in.readUnsignedShort());
        }
    }
}
