package io.tailrace.config.value;

import java.util.LinkedHashMap;
import java.util.Map;

/** Labels that stand on every series. What names and values there may be is the engine's matter. */
public final class LabelTables extends Tables<String> {
    @Override
    public String name() {
        return "table of labels";
    }

    @Override
    public String range() {
        return "names of letters, digits and _, values of 1 to 200 characters";
    }

    @Override
    String readMember(final String name, final Given value) throws BadValueException {
        if (value.kind() != Given.Kind.TEXT) {
            throw new BadValueException(
                    "has for " + TomlText.quoted(Shown.of(name)) + " what is no text", "put the value in quotes");
        }
        return value.text();
    }

    @Override
    String tomlOf(final String value) {
        return TomlText.quoted(value);
    }

    @Override
    String example() {
        return "labels with their values, for example { region = \"eu\" } in a file, or region=eu,zone=a";
    }

    @Override
    Given parsedBriefly(final String text) throws BadValueException {
        final Map<String, Given> members = new LinkedHashMap<>();
        for (final String part : text.split(",", -1)) {
            final int equals = part.indexOf('=');
            final String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (equals < 1
                    || members.put(name, Given.ofText(part.substring(equals + 1).strip())) != null) {
                throw new BadValueException("is no " + name(), "give each label once: " + example());
            }
        }
        return table(members);
    }
}
