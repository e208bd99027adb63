package io.tailrace.cli.contracts.exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.CommandFault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryReaderTest {
    private static final String HEAD = """
            base_labels: [{name: service}]
            suffixes: [_total]
            exceptions: [{name: up}]
            buckets: {latency: [0.1, 1]}
            """;

    @Test
    void shouldReadTheRegistryOfThisBuild() {
        final Registry registry = RegistryReader.onClassPath();

        assertEquals(List.of("service", "instance", "build_version", "amnesia"), registry.baseLabels());
        assertTrue(registry.families().size() > 30);
        assertTrue(registry.families().keySet().stream().allMatch(registry::hasSuffix));
        assertEquals(15, registry.seriesLimit(registry.family("rejected_total").orElseThrow()));
    }

    @Test
    void shouldTakeALimitThatTheRegistrySays() {
        final Registry registry = read(HEAD + """
                families:
                  - {name: a_total, type: counter, unit: none, labels: [x], help: h, source: host, series_limit: 7}
                """);

        assertEquals(8, registry.seriesLimit(registry.family("a_total").orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "a: [",
                "a: 1\na: 2",
                "\u0000",
                "base_labels: 1",
                "base_labels: [{}]",
                HEADS,
                "base_labels: []\nexceptions: []\nbuckets: {a: [b]}",
                "base_labels: []\nexceptions: []\nbuckets: {}\nsuffixes: []\nfamilies: [{name: [x]}]",
                "base_labels: []\nexceptions: []\nbuckets: {}\nsuffixes: []\nfamilies: [{name: x, type: y, unit: none, help: h, labels: [], source: host}]",
                "a: &a [1,1]\nb: &b [*a,*a]\nc: &c [*b,*b]\nbase_labels: *c"
            })
    void shouldRefuseWhatIsNoRegistry(final String yaml) {
        final CommandFault fault = assertThrows(CommandFault.class, () -> read(yaml));
        assertTrue(fault.getMessage().startsWith("no metrics registry: here: "), fault.getMessage());
        assertEquals(1, fault.getMessage().lines().count());
    }

    @Test
    void shouldRefuseWhatIsTooDeepOrTooLong() {
        assertThrows(CommandFault.class, () -> read("a: " + "[".repeat(100_000)));
        assertThrows(CommandFault.class, () -> read("a: " + "x".repeat(1 << 20)));
    }

    private static final String HEADS = "base_labels: []\nexceptions: []\nbuckets: []";

    private static Registry read(final String yaml) {
        return RegistryReader.of("here", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
