package io.tailrace.cli.contracts.check;

import java.util.regex.Pattern;

/** A small .proto file around what a case is about. */
final class ProtoCase {
    private static final Pattern OF_A_FILE =
            Pattern.compile("(?s)(//[^\\n]*\\n|/\\*.*?\\*/ )?(message|enum|service|option) .*");

    private ProtoCase() {}

    static String file(final String fragment) {
        return "syntax = \"proto3\";\npackage t;\n"
                + (OF_A_FILE.matcher(fragment).matches() ? fragment : "message M { " + fragment + " }")
                + "\n";
    }
}
