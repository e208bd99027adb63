package io.tailrace.codegen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the registry strictly: what is unknown, missing or of another kind is a fault, so that a misspelt key is not passed over. */
final class RegistryReader {
    private static final Set<String> TOP_KEYS =
            Set.of("$id", "$version", "base_labels", "suffixes", "exceptions", "buckets", "families");
    private static final Set<String> NEEDED_KEYS =
            Set.of("name", "type", "unit", "labels", "help", "source", "since", "stability");
    private static final Set<String> OTHER_KEYS =
            Set.of("optional_labels", "values", "buckets", "zero", "golden", "cardinality");

    private final Path file;
    private final List<String> faults = new ArrayList<>();

    private RegistryReader(final Path file) {
        this.file = file;
    }

    /**
     * Reads and checks.
     *
     * @throws BadRegistryException if the file is not YAML, or breaks a rule.
     */
    static RegistryDocument read(final Path file) {
        return new RegistryReader(file).read();
    }

    private RegistryDocument read() {
        final JsonNode root = tree();
        keys("the registry", root, TOP_KEYS, Set.of());
        throwIfFaulty();
        final List<RegistryDocument.Family> families = new ArrayList<>();
        root.get("families").forEach(node -> families.add(family(node)));
        throwIfFaulty();
        final RegistryDocument document = new RegistryDocument(
                root.get("$version").asString(),
                names(root.get("base_labels")),
                texts(root.get("suffixes")),
                names(root.get("exceptions")),
                buckets(root.get("buckets")),
                families);
        RegistryRules.check(document, faults);
        throwIfFaulty();
        return document;
    }

    private JsonNode tree() {
        try {
            return YAMLMapper.builder(YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build())
                    .build()
                    .readTree(file);
        } catch (final JacksonException fault) {
            throw new BadRegistryException(file, List.of(fault.getMessage()));
        }
    }

    private RegistryDocument.Family family(final JsonNode node) {
        final String where = "family " + node.path("name").asString("without a name");
        final int before = faults.size();
        keys(where, node, NEEDED_KEYS, OTHER_KEYS);
        if (faults.size() > before) {
            return null;
        }
        final Map<String, List<String>> values = new LinkedHashMap<>();
        node.path("values").properties().forEach(label -> values.put(label.getKey(), texts(label.getValue())));
        final List<List<String>> zero = new ArrayList<>();
        node.path("zero").forEach(row -> zero.add(texts(row)));
        return new RegistryDocument.Family(
                node.get("name").asString(),
                node.get("type").asString(),
                node.get("unit").asString(),
                node.get("help").asString(),
                texts(node.get("labels")),
                texts(node.path("optional_labels")),
                values,
                node.path("buckets").asString(""),
                zero,
                node.get("source").asString(),
                node.path("golden").asBoolean(false),
                node.get("since").asString(),
                node.get("stability").asString());
    }

    private void keys(final String where, final JsonNode node, final Set<String> needed, final Set<String> allowed) {
        for (final String key : new TreeSet<>(needed)) {
            if (!node.has(key)) {
                faults.add(where + " has no " + key);
            }
        }
        node.propertyNames().stream()
                .filter(key -> !needed.contains(key) && !allowed.contains(key))
                .forEach(key -> faults.add(
                        where + " has an unknown key " + key + ": if it is meant, add it to codegen's RegistryReader"));
    }

    private static Map<String, List<Double>> buckets(final JsonNode node) {
        final Map<String, List<Double>> buckets = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> buckets.put(
                        entry.getKey(),
                        entry.getValue().valueStream().map(JsonNode::asDouble).toList()));
        return buckets;
    }

    private static List<String> names(final JsonNode list) {
        return list.valueStream().map(node -> node.path("name").asString("")).toList();
    }

    private static List<String> texts(final JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private void throwIfFaulty() {
        if (!faults.isEmpty()) {
            throw new BadRegistryException(file, faults);
        }
    }
}
