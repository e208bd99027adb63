package io.tailrace.springboot;

import java.util.List;

/** The JVM was started without options that Tailrace's libraries need. */
final class MissingJvmOptionsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient List<JvmOption> missing;

    MissingJvmOptionsException(final List<JvmOption> missing) {
        super("Tailrace needs these options of the JVM: "
                + String.join(" ", missing.stream().map(JvmOption::text).toList()));
        this.missing = List.copyOf(missing);
    }

    List<JvmOption> missing() {
        return missing;
    }
}
