package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import java.util.ArrayList;
import java.util.List;

/** Checks for the JVM options without which Chronicle Queue fails later with errors that name none of them. */
final class JvmFlags {
    private static final List<String> OPENED_PACKAGES = List.of("java.lang.reflect", "sun.nio.ch");

    private JvmFlags() {}

    static void requirePresent() {
        final Module javaBase = Object.class.getModule();
        final Module chronicles = JvmFlags.class.getClassLoader().getUnnamedModule();
        final List<String> missing = new ArrayList<>();
        for (final String name : OPENED_PACKAGES) {
            if (!javaBase.isOpen(name, chronicles)) {
                missing.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
            }
        }
        if (!missing.isEmpty()) {
            throw new FrameLogException("A journal needs these options of the JVM: " + String.join(" ", missing));
        }
    }
}
