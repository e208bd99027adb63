package io.tailrace.agent.extension;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.tailrace.agent.loader.AgentStarter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** None of OpenTelemetry's agent is here, so neither is the class that has the instrumentation: it must not be missed where nothing is to be started. */
class TakeOverTest {
    @Test
    void shouldNeedTheInstrumentationOnlyToStartTheAgent() {
        final PrintStream before = System.err;
        System.setErr(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        try {
            AgentStarter.begin(null, null); // refused, because the agent is in no jar here
            assertDoesNotThrow(() -> new TakeOver(TakeOverTest.class.getClassLoader()).run(null));
        } finally {
            System.setErr(before);
        }
    }
}
