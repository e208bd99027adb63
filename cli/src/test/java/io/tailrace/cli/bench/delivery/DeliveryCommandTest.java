package io.tailrace.cli.bench.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.testsupport.Awaited;
import io.tailrace.testsupport.ThreadLeaks;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeliveryCommandTest {
    @Test
    void shouldKeepTheContractWhileEverythingFails() {
        final ThreadLeaks threads = ThreadLeaks.watch();
        final CommandRun run = CommandRun.of(
                "bench",
                "delivery",
                "--duration",
                "3s",
                "--rate",
                "2000",
                "--warm-up",
                "200ms",
                "--seed",
                "2",
                "--counts-only",
                "--json");
        final JsonNode json = run.json();
        assertEquals(ExitCode.GOOD, run.exitCode(), run.out());
        assertTrue(json.get("kept").asBoolean(), run.out());
        assertTrue(json.get("disruptions").asLong() > 0, run.out());
        assertFalse(json.get("times_gate").asBoolean());
        Awaited.until(
                "end of all threads",
                () -> left(threads).isEmpty(),
                () -> left(threads).toString());
    }

    /** Netty's and gRPC's own ones end by themselves a while after they were needed. */
    private static Set<String> left(final ThreadLeaks threads) {
        return threads.started().stream()
                .filter(name -> !name.startsWith("globalEventExecutor") && !name.startsWith("grpc-"))
                .collect(Collectors.toSet());
    }
}
