package io.tailrace.systemtests.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an interval added to one series, as a row of CSV or a line of NDJSON says it.
 *
 * @param metric its name.
 * @param labels of the series.
 * @param type counter, gauge or histogram.
 * @param count samples of a histogram, or the rise of a counter.
 * @param total of a counter at the interval's end.
 */
public record Row(String metric, Map<String, String> labels, String type, double count, double total) {
    private static final String CSV_HEADER = "time,epoch,metric,labels,type,count,sum,min,p50,p90,p99,p99.9,max,value";
    private static final Pattern CSV_ROW =
            Pattern.compile("[^,]+,\\d+,([^,]+),((?:\"(?:[^\"]|\"\")*\")?),([^,]+),([^,]*),(?:[^,]*,){7}([^,]*)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"\"(.*?)\"\"");

    /** Reads CSV whose first line is the header. */
    public static List<Row> ofCsv(final List<String> lines) {
        assertEquals(CSV_HEADER, lines.get(0));
        return lines.stream().skip(1).map(Row::ofCsv).toList();
    }

    /** Reads NDJSON. */
    public static List<Row> ofNdjson(final List<String> lines) {
        return lines.stream().map(Row::ofNdjson).toList();
    }

    private static Row ofCsv(final String line) {
        final Matcher row = CSV_ROW.matcher(line);
        assertTrue(row.matches(), line);
        final Map<String, String> labels = new TreeMap<>();
        for (final MatchResult label : LABEL.matcher(row.group(2)).results().toList()) {
            labels.put(label.group(1), label.group(2));
        }
        return new Row(row.group(1), labels, row.group(3), number(row.group(4)), number(row.group(5)));
    }

    private static Row ofNdjson(final String line) {
        final JsonNode json = JsonMapper.shared().readTree(line);
        assertEquals("replay.v1", json.required("schema").asString(), line);
        final Map<String, String> labels = new TreeMap<>();
        json.required("labels")
                .properties()
                .forEach(it -> labels.put(it.getKey(), it.getValue().asString()));
        final String type = json.required("type").asString();
        return new Row(
                json.required("metric").asString(),
                labels,
                type,
                json.path(type.equals("counter") ? "increment" : "count").asDouble(0),
                json.path("total").asDouble(0));
    }

    private static double number(final String text) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }
}
