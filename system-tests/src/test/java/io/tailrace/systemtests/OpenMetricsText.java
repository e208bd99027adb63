package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What OpenMetrics 1.0 demands of a text with timestamps, and promtool does not look at. */
final class OpenMetricsText {
    private static final Pattern METADATA = Pattern.compile("# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*\\})? ([-+0-9.eInfNa]+) ([0-9]+\\.[0-9]{3}(?:0005)?)");
    private static final Pattern LE = Pattern.compile(",?le=\"([^\"]*)\"");
    private static final Map<String, Set<String>> SUFFIXES = Map.of(
            "counter", Set.of("_total", "_created"),
            "gauge", Set.of(""),
            "histogram", Set.of("_bucket", "_count", "_sum", "_created"));

    private final Map<String, String> types = new HashMap<>();
    private final Set<String> endedSeries = new HashSet<>();
    private final Map<String, Double> lastValues = new HashMap<>();
    private String family = "";
    private String series = "";
    private double lastTime;

    private OpenMetricsText() {}

    /** Families and series are contiguous, times rise, totals do not fall, bounds are canonical, and the end is marked. */
    static void check(final List<String> lines) {
        assertEquals("# EOF", lines.get(lines.size() - 1));
        final OpenMetricsText text = new OpenMetricsText();
        lines.subList(0, lines.size() - 1).forEach(text::line);
        assertTrue(text.types.size() > 3, text.types::toString);
    }

    private void line(final String line) {
        final Matcher metadata = METADATA.matcher(line);
        if (metadata.matches()) {
            metadata(metadata, line);
            return;
        }
        final Matcher sample = SAMPLE.matcher(line);
        assertTrue(sample.matches(), line);
        assertTrue(sample.group(1).startsWith(family), line);
        final String suffix = sample.group(1).substring(family.length());
        assertTrue(SUFFIXES.get(types.get(family)).contains(suffix), line);
        final String labels = sample.group(2) == null ? "" : sample.group(2);
        final Matcher le = LE.matcher(labels);
        final String key = family + le.replaceAll("").replace("{}", "");
        final double time = Double.parseDouble(sample.group(4));
        if (!key.equals(series)) {
            assertTrue(endedSeries.add(key), () -> "in two places: " + line);
            series = key;
            lastValues.clear();
        } else {
            assertTrue(time >= lastTime, line);
        }
        lastTime = time;
        if (suffix.equals("_bucket")) {
            assertTrue(le.reset(labels).find() && le.group(1).matches(".*[.eI].*"), line);
        }
        value(suffix + labels, suffix, Double.parseDouble(sample.group(3).replace("Inf", "Infinity")), line);
    }

    private void metadata(final Matcher metadata, final String line) {
        if (!metadata.group(2).equals(family)) {
            assertEquals("TYPE", metadata.group(1), line);
            family = metadata.group(2);
            series = "";
            assertEquals(null, types.put(family, metadata.group(3)), () -> "in two places: " + line);
        }
        if (metadata.group(1).equals("UNIT")) {
            assertTrue(family.endsWith("_" + metadata.group(3)), line);
        }
    }

    private void value(final String key, final String suffix, final double value, final String line) {
        if (!suffix.isEmpty()) {
            assertTrue(value >= lastValues.getOrDefault(key, 0.0), () -> "it falls: " + line);
            lastValues.put(key, value);
        }
    }
}
