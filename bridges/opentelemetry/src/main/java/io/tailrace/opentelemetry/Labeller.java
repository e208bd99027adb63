package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Attributes to labels, by the rules of OpenTelemetry's exporter: names are made classic, what becomes one name is joined by semicolons, and the
 * scope stands in {@code otel_scope_} labels. What the engine cannot take is made to fit and told once: names of its own get the prefix
 * {@code exported_}, values are cut, and labels beyond its limit are left out. Any thread.
 */
final class Labeller {
    /** What the engine takes at the most. */
    static final int MAX_LABELS = 16;

    static final int MAX_VALUE_LENGTH = 512;
    static final int MAX_NAME_LENGTH = 200;
    static final int MAX_HELP_LENGTH = 1_024;

    /** The attribute of the series into which everything beyond the limit is counted, as the specification calls it. */
    private static final Attributes OVERFLOW = Attributes.of(AttributeKey.booleanKey("otel.metric.overflow"), true);

    /** Labels of the engine's own, or of the exposition format. */
    private static final Set<String> RESERVED =
            Set.of("service", "instance", "build_version", "amnesia", "le", "quantile");

    private final Map<String, String> scopeLabels;
    private final Predicate<AttributeKey<?>> chosen;
    private final String instrument;
    private final Warnings warnings;

    /** All attributes are kept if none are chosen. */
    Labeller(
            final Scope scope,
            final boolean showsScope,
            final Predicate<AttributeKey<?>> chosen,
            final String instrument,
            final Warnings warnings) {
        this.scopeLabels = showsScope ? labelsOf(scope) : Map.of();
        this.chosen = chosen;
        this.instrument = instrument;
        this.warnings = warnings;
    }

    /** Whether attributes that differ may come to the same labels as a rule. */
    boolean isSelecting() {
        return chosen != null;
    }

    private static Map<String, String> labelsOf(final Scope scope) {
        final Map<String, String> labels = new TreeMap<>();
        labels.put("otel_scope_name", scope.name());
        if (scope.version() != null) {
            labels.put("otel_scope_version", scope.version());
        }
        if (scope.schemaUrl() != null) {
            labels.put("otel_scope_schema_url", scope.schemaUrl());
        }
        return labels;
    }

    Labels labels(final Attributes attributes) {
        return labels(attributes, chosen);
    }

    /** Of the series into which everything beyond the limit is counted. */
    Labels overflow() {
        return labels(OVERFLOW, null);
    }

    private Labels labels(final Attributes attributes, final Predicate<AttributeKey<?>> kept) {
        final Map<String, Map<String, String>> byName = new TreeMap<>();
        attributes.forEach((key, value) -> {
            if (kept == null || kept.test(key)) {
                final String name = PrometheusNames.label(key.getKey());
                if (PrometheusNames.isShown(name)) {
                    byName.computeIfAbsent(name, any -> new TreeMap<>())
                            .merge(
                                    key.getKey(),
                                    AttributeText.of(key.getType().name(), value),
                                    (first, other) -> first + ";" + other);
                } else {
                    warnings.warn("instrument \"" + instrument + "\": attribute \"" + key.getKey()
                            + "\" is left out, for no label can be called so");
                }
            }
        });
        final Map<String, String> shown = new TreeMap<>();
        byName.forEach((name, values) -> shown.put(fitName(name), fitValue(String.join(";", values.values()))));
        scopeLabels.forEach((name, value) -> shown.putIfAbsent(name, fitValue(value)));
        return fit(shown);
    }

    private Labels fit(final Map<String, String> shown) {
        final List<String> names = new ArrayList<>(shown.keySet());
        if (names.size() > MAX_LABELS) {
            warnings.warn("instrument \"" + instrument + "\" is given " + names.size() + " labels, and a series has "
                    + MAX_LABELS + " at the most: the last ones by name are left out");
            names.subList(MAX_LABELS, names.size()).clear();
        }
        return new Labels(List.copyOf(names), names.stream().map(shown::get).toList());
    }

    private static String fitName(final String name) {
        final String own = RESERVED.contains(name) ? "exported_" + name : name;
        return own.length() > MAX_NAME_LENGTH ? own.substring(0, MAX_NAME_LENGTH) : own;
    }

    /** A surrogate without its partner is no text: it becomes U+FFFD, as on any page. */
    private String fitValue(final String value) {
        String text = value;
        if (text.length() > MAX_VALUE_LENGTH) {
            warnings.warn("instrument \"" + instrument + "\": values of attributes are cut behind " + MAX_VALUE_LENGTH
                    + " characters");
            text = text.substring(0, MAX_VALUE_LENGTH);
        }
        final StringBuilder sound = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> sound.appendCodePoint(
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point));
        return sound.toString();
    }
}
