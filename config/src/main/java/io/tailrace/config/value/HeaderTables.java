package io.tailrace.config.value;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts by name, such as headers. */
public final class HeaderTables extends Tables<String> {
    private static final int MOST = 4_096;

    @Override
    public String name() {
        return "table of texts";
    }

    @Override
    public String range() {
        return "values of 1 to " + MOST + " characters";
    }

    @Override
    String readMember(final String name, final Given value) throws BadValueException {
        if (value.kind() != Given.Kind.TEXT) {
            throw new BadValueException(
                    "has for " + TomlText.quoted(Shown.of(name)) + " what is no text", "put the value in quotes");
        }
        if (name.isBlank() || value.text().isEmpty() || value.text().length() > MOST) {
            throw new BadValueException(
                    "has for " + TomlText.quoted(Shown.of(name)) + " a value of the wrong length",
                    "give each a name and " + range());
        }
        return value.text();
    }

    @Override
    String tomlOf(final String value) {
        return TomlText.quoted(value);
    }

    @Override
    String example() {
        return "names with their values, for example { \"x-tenant\" = \"a\" } in a file, or x-tenant=a,x-zone=b";
    }

    @Override
    Given parsedBriefly(final String text) throws BadValueException {
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
