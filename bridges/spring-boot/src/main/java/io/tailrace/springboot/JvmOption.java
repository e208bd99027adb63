package io.tailrace.springboot;

import java.util.List;

/**
 * An option of the JVM that opens a package of {@code java.base} to a library.
 *
 * @param isOpens whether for reflection; else for its public types only.
 * @param packageName of {@code java.base}.
 * @param library that needs it.
 * @param isOfJournal whether only a journal needs it.
 */
record JvmOption(boolean isOpens, String packageName, String library, boolean isOfJournal) {
    private static final Module JAVA_BASE = Object.class.getModule();

    static final List<JvmOption> ALL = List.of(
            new JvmOption(false, "jdk.internal.misc", "Agrona", false),
            new JvmOption(true, "java.lang.reflect", "Chronicle Queue", true),
            new JvmOption(true, "sun.nio.ch", "Chronicle Queue", true),
            new JvmOption(false, "jdk.internal.ref", "Chronicle Queue", true));

    /** Those that are not given and will be needed. */
    static List<JvmOption> missing(final boolean hasJournal) {
        return ALL.stream()
                .filter(option -> hasJournal || !option.isOfJournal())
                .filter(option -> !option.isGiven())
                .toList();
    }

    /**
     * Refuses to go on without them, for libraries fail later, with errors that name none of them.
     *
     * @throws MissingJvmOptionsException naming them.
     */
    static void requireGiven(final boolean hasJournal) {
        final List<JvmOption> missing = missing(hasJournal);
        if (!missing.isEmpty()) {
            throw new MissingJvmOptionsException(missing);
        }
    }

    String text() {
        return "--add-" + (isOpens ? "opens" : "exports") + "=java.base/" + packageName + "=ALL-UNNAMED";
    }

    /** What the manifest of a jar says instead, for {@code java -jar}. */
    String manifestValue() {
        return "java.base/" + packageName;
    }

    private boolean isGiven() {
        final Module ours = JvmOption.class.getClassLoader().getUnnamedModule();
        return isOpens ? JAVA_BASE.isOpen(packageName, ours) : JAVA_BASE.isExported(packageName, ours);
    }
}
