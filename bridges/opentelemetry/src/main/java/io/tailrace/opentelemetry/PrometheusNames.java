package io.tailrace.opentelemetry;

import java.util.List;
import java.util.Map;

/**
 * Names of instruments, units and attributes as OpenTelemetry's exporter for Prometheus writes them by default, so that dashboards go on.
 *
 * <p>Source: opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics, and what the exporter does where that is silent.
 */
final class PrometheusNames {
    /** What a name may not end with, for it says something of the type. */
    private static final List<String> RESERVED_SUFFIXES = List.of("_total", "_created", "_bucket", "_info");

    /** More than one of a unit, by its UCUM code. */
    private static final Map<String, String> PLURALS = Map.ofEntries(
            Map.entry("a", "years"),
            Map.entry("mo", "months"),
            Map.entry("wk", "weeks"),
            Map.entry("d", "days"),
            Map.entry("h", "hours"),
            Map.entry("min", "minutes"),
            Map.entry("s", "seconds"),
            Map.entry("ms", "milliseconds"),
            Map.entry("us", "microseconds"),
            Map.entry("ns", "nanoseconds"),
            Map.entry("By", "bytes"),
            Map.entry("KiBy", "kibibytes"),
            Map.entry("MiBy", "mebibytes"),
            Map.entry("GiBy", "gibibytes"),
            Map.entry("TiBy", "tibibytes"),
            Map.entry("KBy", "kilobytes"),
            Map.entry("MBy", "megabytes"),
            Map.entry("GBy", "gigabytes"),
            Map.entry("TBy", "terabytes"),
            Map.entry("m", "meters"),
            Map.entry("V", "volts"),
            Map.entry("A", "amperes"),
            Map.entry("J", "joules"),
            Map.entry("W", "watts"),
            Map.entry("g", "grams"),
            Map.entry("Cel", "celsius"),
            Map.entry("Hz", "hertz"),
            Map.entry("%", "percent"));

    /** Units whose one is not their plural without its last letter: they have none. */
    private static final List<String> WITHOUT_SINGULAR = List.of("Cel", "Hz", "%");

    private PrometheusNames() {}

    /** The name of a family, without {@code _total}; empty or of underscores only if there can be none. */
    static String family(final String instrument, final String unit) {
        final String name = withoutReserved(collapsed(instrument, true));
        final String suffix = unit(unit);
        return suffix.isEmpty() || name.endsWith(suffix) ? name : name + "_" + suffix;
    }

    /** Whether a family of this name can be shown. */
    static boolean isShown(final String family) {
        return family.chars().anyMatch(c -> c != '_');
    }

    /** A unit's word, empty if it has none. */
    static String unit(final String ucum) {
        final String unit = ucum.replaceAll("\\{[^}]*}", "").trim();
        if (unit.isEmpty() || unit.equals("1") || unit.equals("/")) {
            return "";
        }
        if (PLURALS.containsKey(unit)) {
            return PLURALS.get(unit);
        }
        final int slash = unit.indexOf('/');
        if (slash < 0) {
            return clean(unit);
        }
        final String over = unit.substring(0, slash);
        final String above = PLURALS.getOrDefault(over, over).trim();
        final String below = singular(unit.substring(slash + 1)).trim();
        return clean(above.isEmpty() ? "per_" + below : above + "_per_" + below);
    }

    private static String singular(final String unit) {
        final String plural = PLURALS.get(unit);
        if (plural == null || WITHOUT_SINGULAR.contains(unit)) {
            return unit;
        }
        return plural.substring(0, plural.length() - 1);
    }

    private static String clean(final String unit) {
        String name = trimmed(unit.replaceAll("[^a-zA-Z0-9:.]", "_"), true);
        String before;
        do {
            before = name;
            for (final String suffix : RESERVED_SUFFIXES) {
                if (name.equals(suffix.substring(1))) {
                    return "";
                }
                if (name.endsWith(suffix)) {
                    name = name.substring(0, name.length() - suffix.length());
                }
            }
            name = trimmed(name, false);
        } while (!name.equals(before));
        return name;
    }

    /** Without underscores and dots at its ends. */
    private static String trimmed(final String name, final boolean atStart) {
        return name.replaceAll(atStart ? "^[_.]+|[_.]+$" : "[_.]+$", "");
    }

    private static String withoutReserved(final String given) {
        String name = given;
        String before;
        do {
            before = name;
            for (final String suffix : RESERVED_SUFFIXES) {
                if (name.equals(suffix)) {
                    return name.substring(1);
                }
                if (name.endsWith(suffix)) {
                    name = name.substring(0, name.length() - suffix.length());
                }
            }
        } while (!name.equals(before));
        return name;
    }

    /** The name of a label; of underscores only if there can be none. */
    static String label(final String attribute) {
        final String name = collapsed(attribute, false);
        return !name.isEmpty() && Character.isDigit(name.charAt(0)) ? "key_" + name : name;
    }

    /** Each run of what the classic grammar has not, underscores included, becomes one underscore. */
    private static String collapsed(final String text, final boolean isMetric) {
        final StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            final boolean isDigit = c >= '0' && c <= '9' && (i > 0 || !isMetric);
            final boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (isLetter || isDigit || (c == ':' && isMetric)) {
                out.append(c);
            } else if (out.length() == 0 || out.charAt(out.length() - 1) != '_') {
                out.append('_');
            }
        }
        return out.toString();
    }
}
