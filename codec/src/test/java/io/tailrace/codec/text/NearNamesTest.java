package io.tailrace.codec.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
    private static final List<String> KNOWN = List.of("shop_latency_seconds", "store_latency_seconds");

    @Test
    void shouldPutTheNearestFirst() {
        assertEquals(List.of("store_latency_seconds"), NearNames.nearest("store_latency_second", KNOWN, 1));
        assertEquals(KNOWN, NearNames.nearest("shop_latency_seconds_total", KNOWN, 5));
    }

    @Test
    void shouldAskOnlyForWhatIsNear() {
        assertEquals(
                "did you mean shop_latency_seconds or store_latency_seconds? ",
                NearNames.question("shop_latency_second", KNOWN));
        assertEquals("", NearNames.question("x", KNOWN));
        assertEquals("", NearNames.question("x".repeat(10_000), KNOWN));
    }
}
