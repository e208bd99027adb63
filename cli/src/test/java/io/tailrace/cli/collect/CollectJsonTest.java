package io.tailrace.cli.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.contracts.validate.DocumentCheck;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectJsonTest {
    @Test
    void shouldTellTotalsInTheUnitOfPages() {
        final String json = CollectJson.of(MergedCounters.summary());
        Map.of(
                        "busy_seconds_total", "90.000000001",
                        "calls_total", "9007199254740993",
                        "lag_ms_total", "1.5",
                        "sent_bytes_total", "2000000",
                        "share_total", "0.25",
                        "units_total", "2000000.0")
                .forEach((name, total) -> assertTrue(
                        json.contains("{\"name\":\"" + name + "\",\"labels\":{},\"total\":" + total + "}"), json));
        DocumentCheck.strict()
                .judge(json)
                .forEach(judgement -> assertEquals(List.of(), judgement.faults(), judgement.schema()));
    }
}
