package io.tailrace.codegen;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The registry as Java: one class of names, which are compile-time constants, and one of families. */
final class RegistryCode {
    static final String PACKAGE = "io.tailrace.codec.registry";
    static final String NAMES = "MetricNames";
    static final String FAMILIES = "MetricFamilies";
    private static final int HEX = 16;

    private final StringBuilder out = new StringBuilder();

    private RegistryCode() {}

    static String names(final RegistryDocument document) {
        final RegistryCode code = new RegistryCode();
        code.open(NAMES, "The names of the families of Tailrace's own, as they stand on a page.");
        for (final RegistryDocument.Family family : document.families()) {
            code.doc(family.help());
            code.out
                    .append("    public static final String ")
                    .append(constant(family.name()))
                    .append(" = ")
                    .append(text(family.name()))
                    .append(";\n\n");
        }
        return code.close(NAMES);
    }

    static String families(final RegistryDocument document) {
        final RegistryCode code = new RegistryCode();
        code.open(FAMILIES, "The families of Tailrace's own. All is immutable, for any thread.");
        code.field("The registry's version.", "String VERSION", text(document.version()));
        code.field(
                "On every series of every family, in this order.",
                "List<String> BASE_LABELS",
                texts(document.baseLabels()));
        document.buckets()
                .forEach((name, bounds) -> code.field(
                        "Buckets \"" + name + "\", upper bounds in the exposed unit, without infinity.",
                        "List<Double> " + constant(name) + "_BUCKETS",
                        bounds.stream().map(String::valueOf).collect(Collectors.joining(", ", "List.of(", ")"))));
        document.families().forEach(code::family);
        code.field(
                "All of them, in the order of the registry.",
                "List<MetricFamily> ALL",
                document.families().stream()
                        .map(family -> constant(family.name()))
                        .collect(Collectors.joining(",\n            ", "List.of(\n            ", ")")));
        return code.close(FAMILIES);
    }

    private void family(final RegistryDocument.Family family) {
        final String values = family.values().entrySet().stream()
                .map(RegistryCode::entry)
                .collect(Collectors.joining(", ", "Map.of(", ")"));
        final String zero =
                family.zero().stream().map(RegistryCode::texts).collect(Collectors.joining(", ", "List.of(", ")"));
        field(
                family.help(),
                "MetricFamily " + constant(family.name()),
                String.join(
                        ",\n            ",
                        "new MetricFamily(\n            " + NAMES + "." + constant(family.name()),
                        "FamilyType." + constant(family.type()),
                        "FamilyUnit." + constant(family.unit()),
                        text(family.help()),
                        texts(family.labels()),
                        texts(family.optionalLabels()),
                        values,
                        family.isHistogram() ? constant(family.buckets()) + "_BUCKETS" : "List.of()",
                        zero,
                        "FamilySource." + constant(family.source()),
                        family.isGolden() + ")"));
    }

    private static String entry(final Map.Entry<String, List<String>> label) {
        return text(label.getKey()) + ", " + texts(label.getValue());
    }

    private void open(final String name, final String doc) {
        out.append("// Made of contracts/metrics-registry.yaml while the module is built: change that file.\n")
                .append("package ")
                .append(PACKAGE)
                .append(";\n\n");
        if (name.equals(FAMILIES)) {
            out.append("import io.tailrace.codec.prometheus.FamilyType;\n")
                    .append("import java.util.List;\nimport java.util.Map;\n\n");
        }
        out.append("/** ")
                .append(doc)
                .append(" */\npublic final class ")
                .append(name)
                .append(" {\n");
    }

    private String close(final String name) {
        return out.append("    private ").append(name).append("() {}\n}\n").toString();
    }

    private void field(final String doc, final String declaration, final String value) {
        doc(doc);
        out.append("    public static final ")
                .append(declaration)
                .append(" = ")
                .append(value)
                .append(";\n\n");
    }

    /** Words of the registry must not end the comment, or be taken for tags. */
    private void doc(final String words) {
        out.append("    /** ")
                .append(words.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("*/", "*&#47;")
                        .replace("@", "&#64;")
                        .replace("\\", "&#92;")
                        .replace("\n", " "))
                .append(" */\n");
    }

    static String constant(final String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static String texts(final List<String> texts) {
        return texts.stream().map(RegistryCode::text).collect(Collectors.joining(", ", "List.of(", ")"));
    }

    /** A string literal; what is not printable ASCII is escaped. */
    static String text(final String value) {
        final StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            final char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                literal.append(c);
            } else {
                literal.append("\\u").append(Integer.toString(0x10000 | c, HEX), 1, 5);
            }
        }
        return literal.append('"').toString();
    }
}
