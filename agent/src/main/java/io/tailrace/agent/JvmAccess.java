package io.tailrace.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/**
 * Gives the agent's own loader what others get by {@code --add-exports} and {@code --add-opens}, and keeps the JVM from telling the host's users about
 * the agent's libraries. The packages are opened to the loader's unnamed module alone.
 */
final class JvmAccess {
    private static final Module JAVA_BASE = Object.class.getModule();

    private final Instrumentation instrumentation;
    private final Module ours;

    JvmAccess(final Instrumentation instrumentation, final Module ours) {
        this.instrumentation = instrumentation;
        this.ours = ours;
    }

    void open() {
        final Set<Module> us = Set.of(ours);
        instrumentation.redefineModule(
                JAVA_BASE,
                Set.of(),
                Map.of("jdk.internal.misc", us, "jdk.internal.ref", us, "jdk.internal.module", us),
                Map.of("java.lang", us, "java.lang.reflect", us, "sun.nio.ch", us),
                Set.of(),
                Map.of());
        hushMemoryAccess();
        hushNativeAccess();
    }

    /**
     * JDK 24 and later warn once a JVM of memory access by {@code sun.misc.Unsafe}, of whoever comes first. Where they are asked to deny it or to tell of
     * each, that holds.
     */
    private static void hushMemoryAccess() {
        try {
            final Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
            warned.setAccessible(true);
            warned.setBoolean(null, true);
        } catch (final ReflectiveOperationException | RuntimeException other) {
            // An older JVM, which does not warn, or a newer one, whose warning is then told.
            return;
        }
    }

    /** JDK 24 and later warn once of a native library in unnamed modules, all of them as one, and let them have it. If they are to deny it, that holds. */
    private static void hushNativeAccess() {
        try {
            final Method policy =
                    Class.forName("jdk.internal.module.ModuleBootstrap").getMethod("illegalNativeAccess");
            if (String.valueOf(policy.invoke(null)).equals("WARN")) {
                final Method enable = Module.class.getDeclaredMethod("implAddEnableNativeAccessToAllUnnamed");
                enable.setAccessible(true);
                enable.invoke(null);
            }
        } catch (final ReflectiveOperationException | RuntimeException other) {
            // As above.
            return;
        }
    }
}
