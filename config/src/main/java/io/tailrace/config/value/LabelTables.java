package io.tailrace.config.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Labels that stand on every series. */
public final class LabelTables extends Tables<String> {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Set<String> TAKEN =
            Set.of("service", "instance", "build_version", "amnesia", "le", "quantile");
    private static final int MOST_CHARACTERS = 200;

    @Override
    public String name() {
        return "table of labels";
    }

    @Override
    public String range() {
        return "names of letters, digits and _, values of 1 to " + MOST_CHARACTERS + " characters";
    }

    @Override
    String readMember(final String name, final Given value) throws BadValueException {
        if (!NAME.matcher(name).matches() || name.startsWith("__")) {
            throw new BadValueException(
                    "has " + TomlText.quoted(Shown.of(name)) + ", which can name no label",
                    "use letters, digits and '_', with no digit first and not two '_'");
        }
        if (TAKEN.contains(name)) {
            throw new BadValueException("has the label " + name + ", which is taken", "choose another name");
        }
        if (value.kind() != Given.Kind.TEXT
                || value.text().isBlank()
                || value.text().length() > MOST_CHARACTERS) {
            throw new BadValueException(
                    "has for " + name + " what is no label's value",
                    "give 1 to " + MOST_CHARACTERS + " characters in quotes");
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
