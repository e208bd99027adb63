package io.tailrace.engine.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Priority;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The enum and the registry of metrics say the same. */
class EngineMetricTest {
    private static final Path REGISTRY =
            Path.of(System.getProperty("tailrace.root"), "contracts", "metrics-registry.yaml");

    private final JsonNode registry = new YAMLMapper().readTree(REGISTRY.toFile());

    @Test
    void shouldHaveARowForEachFamilyThatTheEngineCountsAndNoOther() {
        final Map<String, String> families = new TreeMap<>();
        for (final JsonNode family : registry.get("families")) {
            if (List.of("engine", "both").contains(text(family, "source"))) {
                families.put(text(family, "name"), describe(family));
            }
        }
        final Map<String, String> rows = new TreeMap<>();
        for (final EngineMetric metric : EngineMetric.values()) {
            rows.put(metric.descriptor().name(), describe(metric.descriptor()));
        }

        assertEquals(families, rows);
    }

    @Test
    void shouldBeFirstParty() {
        assertTrue(Arrays.stream(EngineMetric.values())
                .allMatch(metric -> metric.descriptor().firstParty()));
    }

    @Test
    void shouldListEveryValueThatALabelOfRefusalsCanHave() {
        final JsonNode values = family(EngineMetric.OVERFLOWS).get("values");

        assertEquals(
                Arrays.stream(Priority.values())
                        .map(priority -> priority.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                strings(values.get("priority")).stream().sorted().toList());
        assertEquals(
                Arrays.stream(RefusalReason.values())
                        .map(RefusalReason::label)
                        .sorted()
                        .toList(),
                strings(values.get("reason")).stream().sorted().toList());
        assertTrue(strings(family(EngineMetric.REJECTED).get("values").get("reason"))
                .contains("cardinality"));
    }

    @Test
    void shouldFindReasonsByTheirIndex() {
        for (final RefusalReason reason : RefusalReason.values()) {
            assertEquals(reason, RefusalReason.of(reason.index()));
        }
        assertEquals(3, RefusalReason.COUNT);
    }

    private JsonNode family(final EngineMetric metric) {
        for (final JsonNode family : registry.get("families")) {
            if (text(family, "name").equals(metric.descriptor().name())) {
                return family;
            }
        }
        throw new AssertionError("no family " + metric.descriptor().name());
    }

    private static String describe(final JsonNode family) {
        return String.join(
                " | ",
                text(family, "type"),
                text(family, "unit"),
                strings(family.get("labels")).toString(),
                text(family, "help"));
    }

    private static String describe(final MetricDescriptor descriptor) {
        return String.join(
                " | ",
                descriptor.type().name().toLowerCase(Locale.ROOT),
                descriptor.unit().name().toLowerCase(Locale.ROOT),
                descriptor.labelNames().toString(),
                descriptor.help());
    }

    private static String text(final JsonNode node, final String field) {
        return node.get(field).asString();
    }

    private static List<String> strings(final JsonNode array) {
        final List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asString()));
        return strings;
    }
}
