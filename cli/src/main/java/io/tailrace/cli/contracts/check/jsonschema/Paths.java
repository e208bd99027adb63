package io.tailrace.cli.contracts.check.jsonschema;

import java.util.regex.Pattern;

/** Places in documents, for people. */
final class Paths {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

    private Paths() {}

    static String field(final String path, final String name) {
        return PLAIN.matcher(name).matches() ? path + "." + name : path + "['" + name + "']";
    }
}
