package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.core.time.TimeProvider;
import org.agrona.DirectBuffer;

/**
 * Checks for the JVM options without which Agrona and Chronicle Queue fail later, with errors that name none of them. On the class path
 * they are for the unnamed module, on the module path for the modules that those libraries become.
 */
final class JvmFlags {
    private static final Module JAVA_BASE = Object.class.getModule();
    private static final Module AGRONA = DirectBuffer.class.getModule();
    private static final Module CHRONICLE = TimeProvider.class.getModule();
    private static final List<String> EXPORTED = List.of("jdk.internal.misc");
    private static final List<String> OPENED = List.of("java.lang.reflect", "sun.nio.ch");

    /** Chronicle Queue goes on without it, and prints a warning. */
    private static final String WISHED = "jdk.internal.ref";

    private JvmFlags() {}

    static void requirePresent() {
        final List<String> missing = new ArrayList<>();
        EXPORTED.stream()
                .filter(name -> !JAVA_BASE.isExported(name, AGRONA))
                .forEach(name -> missing.add("--add-exports=java.base/" + name + "=" + nameOf(AGRONA)));
        OPENED.stream()
                .filter(name -> !JAVA_BASE.isOpen(name, CHRONICLE))
                .forEach(name -> missing.add("--add-opens=java.base/" + name + "=" + nameOf(CHRONICLE)));
        if (!missing.isEmpty()) {
            if (!JAVA_BASE.isExported(WISHED, CHRONICLE)) {
                missing.add("--add-exports=java.base/" + WISHED + "=" + nameOf(CHRONICLE));
            }
            throw new FrameLogException("A journal needs these options of the JVM: " + String.join(" ", missing));
        }
    }

    private static String nameOf(final Module module) {
        return module.isNamed() ? module.getName() : "ALL-UNNAMED";
    }
}
