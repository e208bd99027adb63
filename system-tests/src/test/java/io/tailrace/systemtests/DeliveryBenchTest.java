package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The contract's run of delivery, short and slow: its counts are exact and decide; how long things take is the machine's. */
class DeliveryBenchTest {
    @TempDir
    Path directory;

    @Test
    void shouldLoseNothingWhileEverythingFails() throws IOException, InterruptedException {
        final Ended ended = Tailrace.in(directory)
                .run(
                        "bench",
                        "delivery",
                        "--rate",
                        "20000",
                        "--duration",
                        "6s",
                        "--warm-up",
                        "500ms",
                        "--counts-only",
                        "--json")
                .expect(0);
        final JsonNode json = ended.json();
        assertTrue(json.required("kept").asBoolean(), ended::describe);
        assertTrue(json.required("disruptions").asLong() > 0, ended::describe);
        // A machine that stands still for seconds ends connections, too, and each of those counts as well.
        assertTrue(
                json.required("failures").asLong()
                        >= json.required("disruptions").asLong(),
                ended::describe);
        assertEquals(
                json.required("journaled").asLong(), json.required("received").asLong(), ended::describe);
    }
}
