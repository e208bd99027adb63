package io.tailrace.config.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values by name. In one text they are a JSON object.
 *
 * @param <V> a value.
 */
abstract class Tables<V> implements ValueType<Map<String, V>> {
    @Override
    public final boolean isTable() {
        return true;
    }

    @Override
    public final Map<String, V> read(final Given given) throws BadValueException {
        final Given table = given.kind() == Given.Kind.TEXT ? parsed(given.text()) : given;
        if (table.kind() != Given.Kind.TABLE) {
            throw new BadValueException("is no " + name(), "give " + example());
        }
        final Map<String, V> values = new TreeMap<>();
        for (final Map.Entry<String, Given> member : table.members().entrySet()) {
            values.put(member.getKey(), readMember(member.getKey(), member.getValue()));
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public final Map<String, V> merge(final Map<String, V> weaker, final Map<String, V> stronger) {
        final Map<String, V> merged = new TreeMap<>(weaker);
        merged.putAll(stronger);
        return Collections.unmodifiableMap(new LinkedHashMap<>(merged));
    }

    @Override
    public final String toml(final Map<String, V> value) {
        return value.isEmpty()
                ? "{}"
                : value.entrySet().stream()
                        .map(entry -> TomlText.key(entry.getKey()) + " = " + tomlOf(entry.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
    }

    abstract V readMember(String name, Given value) throws BadValueException;

    abstract String tomlOf(V value);

    abstract String example();

    /** Another form of text than JSON. */
    abstract Given parsedBriefly(String text) throws BadValueException;

    private Given parsed(final String text) throws BadValueException {
        final String stripped = text.strip();
        if (!stripped.isEmpty() && stripped.charAt(0) != '{') {
            return parsedBriefly(stripped);
        }
        try {
            return GivenJson.read(stripped);
        } catch (final GivenJson.BadJsonException fault) {
            throw new BadValueException("is no JSON (" + fault.getMessage() + ")", "give " + example());
        }
    }

    static Given table(final Map<String, Given> members) {
        return new Given(Given.Kind.TABLE, "a table", List.of(), members, 0, 0);
    }
}
