package io.tailrace.config.value;

/** Texts by name, such as headers. */
public final class HeaderTables extends TextTables {
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
        final String text = super.readMember(name, value);
        if (name.isBlank() || text.isEmpty() || text.length() > MOST) {
            throw new BadValueException(
                    "has for " + TomlText.quoted(Shown.of(name)) + " a value of the wrong length",
                    "give each a name and " + range());
        }
        return text;
    }

    @Override
    String example() {
        return "names with their values, for example { \"x-tenant\" = \"a\" } in a file, or x-tenant=a,x-zone=b";
    }
}
