package io.tailrace.cli.collect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.reader.EpochInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectTextTest {
    /** Names are a peer's words: on a terminal they clear no screen and forge no line. */
    @Test
    void shouldShowNamesOfPeersWithoutControlCharacters() {
        final CollectedSource source = new CollectedSource(Path.of("shop", "till-1"));
        source.onEpoch(new EpochInfo(1, "shop\u001b[2J", "till\n\u202e1", "1", false, false, 0, 0, 1, 0, 1), 0);
        final CollectSummary summary =
                new CollectSummary(new CollectTotals(1, 0, 0, 0, Map.of()), List.of(source), List.of(), 0);
        final List<String> lines = CollectText.lines(summary);
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("shop\\u001b[2J  till\\u000a\\u202e1  ")),
                lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.chars().anyMatch(Character::isISOControl)), lines::toString);
    }

    @Test
    void shouldShowTotalsInTheUnitOfPages() {
        final CollectSummary summary = MergedCounters.summary();
        final List<String> lines = CollectText.lines(summary).stream()
                .map(line -> line.stripTrailing().replaceAll(" +", " "))
                .toList();
        for (final String line : List.of(
                "busy_seconds_total{} 90.000000001",
                "calls_total{} 9007199254740993",
                "lag_ms_total{} 1.5",
                "sent_bytes_total{} 2000000",
                "share_total{} 0.25",
                "units_total{} 2000000")) {
            assertTrue(lines.contains(line), lines::toString);
        }
    }
}
