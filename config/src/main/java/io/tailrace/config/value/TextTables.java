package io.tailrace.config.value;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts by name. In one text they are NAME=TEXT, with commas between, or a JSON object. */
abstract class TextTables extends Tables<String> {
    @Override
    String readMember(final String name, final Given value) throws BadValueException {
        if (value.kind() != Given.Kind.TEXT) {
            throw new BadValueException(
                    "has for " + TomlText.quoted(Shown.of(name)) + " what is no text", "put the value in quotes");
        }
        return value.text();
    }

    @Override
    final String tomlOf(final String value) {
        return TomlText.quoted(value);
    }

    @Override
    final Given parsedBriefly(final String text) throws BadValueException {
        final Map<String, Given> members = new LinkedHashMap<>();
        for (final String part : text.split(",", -1)) {
            final int equals = part.indexOf('=');
            final String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (equals < 1
                    || members.put(name, Given.ofText(part.substring(equals + 1).strip())) != null) {
                throw new BadValueException("is no " + name(), "give each name once: " + example());
            }
        }
        return table(members);
    }
}
