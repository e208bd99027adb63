package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.prometheus.FamilyType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds the families of this module equal to the contract, and the contract to its own rules. */
class ExposerFamilyTest {
    private static final JsonNode REGISTRY = read();

    @TestFactory
    Stream<DynamicTest> shouldEqualTheContract() {
        return Stream.of(ExposerFamily.values())
                .map(family -> DynamicTest.dynamicTest(family.familyName(), () -> assertEqualToContract(family)));
    }

    private static void assertEqualToContract(final ExposerFamily family) {
        final JsonNode row = families()
                .filter(node -> node.get("name").asString().equals(family.familyName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the contract"));
        assertEquals(row.get("type").asString(), family.type().keyword());
        assertEquals(row.get("help").asString(), family.help());
        assertEquals(texts(row.get("labels")), family.labelNames());
        final List<List<String>> zeros = new ArrayList<>();
        row.path("zero").forEach(values -> zeros.add(texts(values)));
        assertEquals(zeros, family.zeroRows());
        final String source = row.get("source").asString();
        assertEquals(source.equals("exposer") || source.equals("both"), family.isLive(), source);
        if (family.type() == FamilyType.HISTOGRAM) {
            assertArrayEquals(
                    numbers(REGISTRY.get("buckets").get(row.get("buckets").asString())), family.buckets());
        }
    }

    @Test
    void shouldHaveEveryFamilyThatIsGoldenOrItsOwnAndNoOther() {
        assertEquals(
                families()
                        .filter(node -> node.path("golden").asBoolean(false)
                                || node.get("source").asString().equals("exposer"))
                        .map(node -> node.get("name").asString())
                        .sorted()
                        .toList(),
                Stream.of(ExposerFamily.values())
                        .map(ExposerFamily::familyName)
                        .sorted()
                        .toList());
    }

    @Test
    void shouldCountEveryReasonOfTheContract() {
        final List<String> reasons =
                new ArrayList<>(Stream.of(Refusal.values()).map(Refusal::label).toList());
        reasons.add("cardinality");
        assertEquals(
                reasons.stream().sorted().map(List::of).toList(),
                ExposerFamily.REJECTED.zeroRows().stream()
                        .sorted((a, b) -> a.get(0).compareTo(b.get(0)))
                        .toList());
    }

    @Test
    void shouldKeepTheContractToItsRules() {
        final List<String> suffixes = texts(REGISTRY.get("suffixes"));
        final List<String> exceptions = new ArrayList<>();
        REGISTRY.get("exceptions")
                .forEach(node -> exceptions.add(node.get("name").asString()));
        final List<String> names =
                families().map(node -> node.get("name").asString()).toList();
        assertEquals(names.stream().distinct().toList(), names, "a family stands in the contract twice");
        assertTrue(names.containsAll(exceptions), () -> "exceptions without a family: " + exceptions);
        families().forEach(node -> {
            final String name = node.get("name").asString();
            assertTrue(
                    exceptions.contains(name) != suffixes.stream().anyMatch(name::endsWith),
                    () -> name + " must have one of the suffixes, or else be an exception");
            assertEquals(node.get("type").asString().equals("counter"), name.endsWith("_total"), name);
            assertEquals(node.get("unit").asString().equals("seconds"), name.endsWith("_seconds"), name);
            assertTrue(
                    List.of("engine", "exposer", "both", "host")
                            .contains(node.get("source").asString()),
                    name);
            assertTrue(List.of("stable", "beta").contains(node.get("stability").asString()), name);
            assertTrue(node.get("since").asString().matches("\\d+\\.\\d+\\.\\d+"), name);
            node.path("zero").forEach(values -> assertAllowed(name, node, texts(values)));
        });
    }

    private static void assertAllowed(final String name, final JsonNode family, final List<String> values) {
        final List<String> labels = texts(family.get("labels"));
        assertEquals(labels.size(), values.size(), name);
        for (int i = 0; i < labels.size(); i++) {
            final JsonNode closed = family.path("values").path(labels.get(i));
            assertTrue(closed.isMissingNode() || texts(closed).contains(values.get(i)), name + " " + values);
        }
    }

    private static Stream<JsonNode> families() {
        return REGISTRY.get("families").valueStream();
    }

    private static List<String> texts(final JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static double[] numbers(final JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static JsonNode read() {
        try (InputStream file =
                ExposerFamilyTest.class.getResourceAsStream("/META-INF/tailrace/contracts/metrics-registry.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (final IOException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
