package io.tailrace.sinks.transport.event;

import io.tailrace.codec.entry.RawJson;
import java.time.Instant;
import java.util.Map;

/** A JSON object, field by field. */
final class JsonObject {
    private final StringBuilder json = new StringBuilder("{");

    JsonObject put(final String name, final String value) {
        return raw(name, RawJson.ofString(value).text());
    }

    JsonObject put(final String name, final long value) {
        return raw(name, Long.toString(value));
    }

    JsonObject put(final String name, final boolean value) {
        return raw(name, Boolean.toString(value));
    }

    JsonObject putTime(final String name, final long ns) {
        return put(name, Instant.ofEpochSecond(0, ns).toString());
    }

    JsonObject put(final String name, final Map<String, String> values) {
        final JsonObject object = new JsonObject();
        values.forEach(object::put);
        return raw(name, object.toString());
    }

    private JsonObject raw(final String name, final String value) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append(RawJson.ofString(name).text()).append(':').append(value);
        return this;
    }

    @Override
    public String toString() {
        return json + "}";
    }
}
