package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import java.util.ArrayList;
import java.util.List;

/** Checks for the JVM options without which Agrona and Chronicle Queue fail later, with errors that name none of them. */
final class JvmFlags {
    private static final List<String> EXPORTED = List.of("jdk.internal.misc");
    private static final List<String> OPENED = List.of("java.lang.reflect", "sun.nio.ch");

    private JvmFlags() {}

    static void requirePresent() {
        final Module javaBase = Object.class.getModule();
        final Module theirs = JvmFlags.class.getClassLoader().getUnnamedModule();
        final List<String> missing = new ArrayList<>();
        EXPORTED.stream()
                .filter(name -> !javaBase.isExported(name, theirs))
                .forEach(name -> missing.add("--add-exports=java.base/" + name + "=ALL-UNNAMED"));
        OPENED.stream()
                .filter(name -> !javaBase.isOpen(name, theirs))
                .forEach(name -> missing.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        if (!missing.isEmpty()) {
            throw new FrameLogException("A journal needs these options of the JVM: " + String.join(" ", missing));
        }
    }
}
