package io.tailrace.agent.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailraceAgentTest {
    private static final int JAVA_8 = 52;

    @ParameterizedTest
    @CsvSource({"1.8,8", "11,11", "17,17", "25,25", "26.0.1,26", "'',0", "x,0"})
    void shouldReadAVersion(final String version, final int major) {
        assertEquals(major, TailraceAgent.major(version));
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
