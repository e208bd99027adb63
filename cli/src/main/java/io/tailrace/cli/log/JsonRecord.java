package io.tailrace.cli.log;

import io.tailrace.cli.console.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.LoggingEvent;
import tools.jackson.core.JsonGenerator;

/** A record as a line of JSON: log-record.v1. Whatever a text holds, it ends neither the line nor the string that it stands in. */
final class JsonRecord {
    /** What a record says of itself. */
    private static final String SCHEMA = "log-record.v1";

    /** What has no name of its own: a message of a library. */
    private static final String NO_EVENT = "log";

    private static final String EVENT = "event";
    private static final String REDACTED = "redacted";
    private static final int MOST_OF_A_LIST = 100;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern SECRET =
            Pattern.compile("authorization|cookie|passw|passphrase|secret|token|credential");

    /** Fields with a meaning of their own, in this order; others stand behind them. */
    private static final List<String> FIRST = List.of(
            "service",
            "instance",
            "build_version",
            "amnesia",
            EVENT,
            "endpoint",
            "status",
            "reason",
            "peer_addr",
            "user_agent",
            "corr_id",
            "latency_ms");

    /** What only the record itself can say. */
    private static final List<String> OWN = List.of("schema", "ts", "level", "logger", "message", "fault");

    private JsonRecord() {}

    static String of(final LoggingEvent event, final long epochNs) {
        final Map<String, Object> fields = fields(event);
        return Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty(
                    "ts",
                    Instant.ofEpochSecond(Math.floorDiv(epochNs, NS_PER_SECOND), Math.floorMod(epochNs, NS_PER_SECOND))
                            .toString());
            json.writeStringProperty("level", event.getLevel().toString());
            fields.forEach((key, value) -> write(json, key, value));
            json.writeStringProperty("logger", RecordText.cut(event.getLoggerName(), RecordText.MOST_CHARACTERS));
            json.writeStringProperty("message", RecordText.cut(RecordText.message(event), RecordText.MOST_CHARACTERS));
            if (event.getThrowable() != null) {
                json.writeStringProperty("fault", RecordText.trace(event.getThrowable()));
            }
        });
    }

    private static Map<String, Object> fields(final LoggingEvent event) {
        final Map<String, Object> given = new LinkedHashMap<>();
        if (event.getKeyValuePairs() != null) {
            for (final KeyValuePair pair : event.getKeyValuePairs()) {
                if (pair.value != null && KEY.matcher(pair.key).matches() && !OWN.contains(pair.key)) {
                    given.put(pair.key, SECRET.matcher(pair.key).find() ? REDACTED : pair.value);
                }
            }
        }
        given.putIfAbsent(EVENT, NO_EVENT);
        final Map<String, Object> ordered = new LinkedHashMap<>();
        for (final String key : FIRST) {
            if (given.containsKey(key)) {
                ordered.put(key, given.remove(key));
            }
        }
        ordered.putAll(given);
        return ordered;
    }

    private static void write(final JsonGenerator json, final String key, final Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            json.writeNumberProperty(key, ((Number) value).longValue());
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.writeNumberProperty(key, number.doubleValue());
        } else if (value instanceof Boolean isSo) {
            json.writeBooleanProperty(key, isSo);
        } else if (value instanceof Collection<?> list) {
            json.writeArrayPropertyStart(key);
            list.stream().limit(MOST_OF_A_LIST).forEach(element -> json.writeString(text(element)));
            json.writeEndArray();
        } else {
            json.writeStringProperty(key, text(value));
        }
    }

    private static String text(final Object value) {
        return RecordText.cut(String.valueOf(value), RecordText.MOST_CHARACTERS);
    }
}
