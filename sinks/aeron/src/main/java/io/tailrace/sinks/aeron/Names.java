package io.tailrace.sinks.aeron;

import java.nio.charset.StandardCharsets;

/** What a peer may call itself. */
final class Names {
    private Names() {}

    static void check(final String what, final String name) {
        final String fault = fault(name);
        if (fault != null) {
            throw new IllegalArgumentException(what + " " + fault);
        }
    }

    /** What is wrong with a name; null if nothing is. */
    static String fault(final String name) {
        if (name == null || name.isEmpty()) {
            return "is missing";
        }
        final int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length > SourceName.LONGEST_IN_BYTES) {
            return "has " + length + " bytes, at most " + SourceName.LONGEST_IN_BYTES + " are allowed";
        }
        return name.chars().anyMatch(Character::isISOControl) ? "has control characters" : null;
    }
}
