package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.registry.FamilySource;
import io.tailrace.codec.registry.FamilyUnit;
import io.tailrace.codec.registry.MetricFamily;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code metrics-registry.yaml}, with bounds on its length and depth; its aliases are not followed. One use. */
final class RegistryReader {
    private static final String CLASS_PATH = "META-INF/tailrace/contracts/metrics-registry.yaml";
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 20;

    private final String place;
    private final JsonNode root;
    private final Map<String, List<Double>> buckets = new HashMap<>();

    private RegistryReader(final String place, final byte[] bytes) {
        this.place = place;
        if (bytes.length > MAX_BYTES) {
            throw fault("longer than " + MAX_BYTES + " bytes");
        }
        try {
            root = mapper().readTree(bytes);
        } catch (final JacksonException | StackOverflowError bad) {
            throw fault("no YAML: "
                    + String.valueOf(bad.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static YAMLMapper mapper() {
        return new YAMLMapper(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build());
    }

    /** That which this build was made with. */
    static Registry onClassPath() {
        try (InputStream in = RegistryReader.class.getClassLoader().getResourceAsStream(CLASS_PATH)) {
            if (in == null) {
                throw CommandFault.cannotRun("no registry", "class path: " + CLASS_PATH, "build Tailrace again");
            }
            return of("class path: " + CLASS_PATH, in.readNBytes(MAX_BYTES + 1));
        } catch (final IOException e) {
            throw CommandFault.cannotRun("cannot read", "class path: " + CLASS_PATH, e.toString(), e);
        }
    }

    /** That of a file. */
    static Registry in(final Path file) {
        if (file.toString().isEmpty() || Files.isDirectory(file)) {
            throw CommandFault.wrongUsage(
                    "no metrics registry",
                    "--registry " + file + (file.toString().isEmpty() ? "is empty" : " is a folder"),
                    "name the file, as contracts/metrics-registry.yaml");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(file.toString(), in.readNBytes(MAX_BYTES + 1));
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "no metrics registry",
                    "--registry " + file,
                    FileFault.of(e) + ": name the file, as contracts/metrics-registry.yaml",
                    e);
        }
    }

    static Registry of(final String place, final byte[] bytes) {
        return new RegistryReader(place, bytes).registry();
    }

    private Registry registry() {
        final List<String> baseLabels = new ArrayList<>();
        array(root, "base_labels").forEach(label -> baseLabels.add(text(label, "name")));
        final List<String> exceptions = new ArrayList<>();
        array(root, "exceptions").forEach(exception -> exceptions.add(text(exception, "name")));
        object(root, "buckets").properties().forEach(row -> buckets.put(row.getKey(), numbers(row.getValue())));
        final Map<String, MetricFamily> families = new LinkedHashMap<>();
        final Map<String, Integer> limits = new HashMap<>();
        for (final JsonNode family : array(root, "families")) {
            final MetricFamily read = family(family);
            if (families.put(read.name(), read) != null) {
                throw fault("the family " + read.name() + " is there twice");
            }
            if (family.path("series_limit").isInt()) {
                limits.put(read.name(), family.path("series_limit").asInt());
            }
        }
        return new Registry(baseLabels, texts(root, "suffixes"), Set.copyOf(exceptions), families, limits);
    }

    private MetricFamily family(final JsonNode family) {
        final String name = text(family, "name");
        final Map<String, List<String>> values = new TreeMap<>();
        if (family.has("values")) {
            object(family, "values").properties().forEach(label -> values.put(label.getKey(), texts(label.getValue())));
        }
        final List<List<String>> zeros = new ArrayList<>();
        if (family.has("zero")) {
            array(family, "zero").forEach(row -> zeros.add(texts(row)));
        }
        return new MetricFamily(
                name,
                constant(FamilyType.class, text(family, "type"), name),
                constant(FamilyUnit.class, text(family, "unit"), name),
                text(family, "help"),
                texts(family, "labels"),
                family.has("optional_labels") ? texts(family, "optional_labels") : List.of(),
                values,
                family.has("buckets") ? bounds(family) : List.of(),
                zeros,
                constant(FamilySource.class, text(family, "source"), name),
                family.path("golden").asBoolean(false));
    }

    private List<Double> bounds(final JsonNode family) {
        final List<Double> found = buckets.get(text(family, "buckets"));
        if (found == null) {
            throw fault("buckets has no row " + text(family, "buckets"));
        }
        return found;
    }

    private <E extends Enum<E>> E constant(final Class<E> type, final String word, final String family) {
        for (final E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw fault("family " + family + ": " + word + " is not known");
    }

    private JsonNode array(final JsonNode node, final String field) {
        final JsonNode found = node.path(field);
        if (!found.isArray()) {
            throw fault("expected a list " + field);
        }
        return found;
    }

    private JsonNode object(final JsonNode node, final String field) {
        final JsonNode found = node.path(field);
        if (!found.isObject()) {
            throw fault("expected a map " + field);
        }
        return found;
    }

    private String text(final JsonNode node, final String field) {
        final JsonNode found = node.path(field);
        if (!found.isString()) {
            throw fault("expected a text " + field + " in " + node);
        }
        return found.asString();
    }

    private List<String> texts(final JsonNode node, final String field) {
        return texts(array(node, field));
    }

    private List<String> texts(final JsonNode list) {
        final List<String> texts = new ArrayList<>();
        for (final JsonNode element : list) {
            if (!element.isValueNode() || element.isNull()) {
                throw fault("expected a text, found " + element);
            }
            texts.add(element.asString());
        }
        return texts;
    }

    private List<Double> numbers(final JsonNode list) {
        final List<Double> numbers = new ArrayList<>();
        for (final JsonNode element : list) {
            if (!element.isNumber()) {
                throw fault("expected a number, found " + element);
            }
            numbers.add(element.asDouble());
        }
        return numbers;
    }

    private CommandFault fault(final String message) {
        return CommandFault.cannotRun("no metrics registry", place, Printable.of(message));
    }
}
