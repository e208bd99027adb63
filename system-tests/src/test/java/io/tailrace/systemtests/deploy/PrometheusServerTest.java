package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrometheusServerTest {
    @Test
    void shouldTellDataFromNone() {
        assertTrue(PrometheusServer.hasData(List.of(series("0"))));
        assertFalse(PrometheusServer.hasData(List.of()));
        assertFalse(PrometheusServer.hasData(List.of(series("1"), series("NaN"))));
    }

    private static JsonNode series(final String value) {
        return JsonMapper.shared().readTree("{\"metric\": {}, \"value\": [1.5, \"" + value + "\"]}");
    }
}
