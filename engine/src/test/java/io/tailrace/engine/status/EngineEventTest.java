package io.tailrace.engine.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.CapturedLog;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EngineEventTest {
    @Test
    void shouldNameEachEventOnceAndInTheSameWay() {
        final Set<String> keys =
                Arrays.stream(EngineEvent.values()).map(EngineEvent::key).collect(Collectors.toSet());
        assertEquals(EngineEvent.values().length, keys.size());
        keys.forEach(key -> assertTrue(key.matches("[a-z]+\\.[a-z_]+"), key));
    }

    @Test
    void shouldBeWrittenWithItsNameAndItsMessage() {
        final String log = CapturedLog.of(() -> EngineEvent.JOURNAL_FAILED
                .at(LoggerFactory.getLogger(EngineEventTest.class))
                .log("it refuses {}", 3));
        assertTrue(log.contains("WARN") && log.contains("event=journal.failed it refuses 3"), log);
    }
}
