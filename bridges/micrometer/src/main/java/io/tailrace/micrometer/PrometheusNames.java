package io.tailrace.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import java.util.List;
import java.util.Set;

/** Names as Micrometer's Prometheus registry gives them, without the {@code _total} that its pages add to counters. Immutable. */
final class PrometheusNames implements NamingConvention {
    private static final List<String> RESERVED_SUFFIXES = List.of("_total", "_created", "_bucket", "_info");

    /** What the engine or a page says itself; Prometheus puts the same before what clashes with its own. */
    private static final Set<String> RESERVED_LABELS =
            Set.of("service", "instance", "build_version", "amnesia", "le", "quantile");

    private static final String SECONDS = "_seconds";

    @Override
    public String name(final String name, final Meter.Type type, final String baseUnit) {
        final String classic = classic(name, true);
        return withoutReservedSuffix(
                switch (type) {
                    case COUNTER, DISTRIBUTION_SUMMARY, GAUGE ->
                        baseUnit == null || classic.endsWith("_" + baseUnit)
                                ? classic
                                : classic + "_" + classic(baseUnit, true);
                    case TIMER, LONG_TASK_TIMER -> classic.endsWith(SECONDS) ? classic : classic + SECONDS;
                    case OTHER -> classic;
                });
    }

    @Override
    public String tagKey(final String key) {
        String label = classic(key, false);
        while (label.startsWith("__")) {
            label = label.substring(1);
        }
        return RESERVED_LABELS.contains(label) ? "exported_" + label : label;
    }

    private static String withoutReservedSuffix(final String name) {
        String rest = name;
        for (int i = 0; i < RESERVED_SUFFIXES.size(); i++) {
            final String suffix = RESERVED_SUFFIXES.get(i);
            if (rest.equals(suffix)) {
                return suffix.substring(1);
            }
            if (rest.endsWith(suffix)) {
                rest = rest.substring(0, rest.length() - suffix.length());
                i = -1;
            }
        }
        return rest;
    }

    /** What the classic grammar does not know becomes an underscore. */
    private static String classic(final String text, final boolean hasColons) {
        final StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            final int c = text.codePointAt(i);
            final boolean isLetter =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c == ':' && hasColons);
            out.append(isLetter || (c >= '0' && c <= '9' && i > 0) ? (char) c : '_');
            i += Character.charCount(c);
        }
        return out.isEmpty() ? "_" : out.toString();
    }
}
