package io.tailrace.codec.entry;

import io.tailrace.codec.prometheus.TextBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The fields of an object that was read. Each is taken once by its name; those that nobody took are of a later version. */
final class Fields {
    private final String path;
    private final Map<String, Value> values;

    Fields(final String path, final Map<String, Value> values) {
        this.path = path;
        this.values = values;
    }

    /** Takes a field that must be there. */
    Field take(final String name) {
        final Value value = values.remove(name);
        if (value == null) {
            throw new BadEntryException(pathOf(name), "is missing");
        }
        return new Field(pathOf(name), value);
    }

    /** Takes a field that may be missing or null, which is the same. */
    <T> Optional<T> takeOptional(final String name, final Function<Field, T> reading) {
        final Value value = values.remove(name);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(reading.apply(new Field(pathOf(name), value)));
    }

    void takeAll() {
        values.clear();
    }

    int size() {
        return values.size();
    }

    /** The name of the only field. */
    String onlyName() {
        return values.keySet().iterator().next();
    }

    /** What nobody took, as members of an object without its braces. */
    String rest() {
        if (values.isEmpty()) {
            return "";
        }
        final TextBuffer out = new TextBuffer(64);
        values.forEach((name, value) -> {
            if (out.lengthInBytes() > 0) {
                out.put(',');
            }
            JsonText.putString(name, out);
            out.put(':');
            out.put(value.json());
        });
        return out.toString();
    }

    private String pathOf(final String name) {
        return path + '/' + name.replace("~", "~0").replace("/", "~1");
    }
}
