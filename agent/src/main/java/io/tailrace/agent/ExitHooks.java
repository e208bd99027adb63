package io.tailrace.agent;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;

/** What the agent does when the host ends: nothing but to bring its journal to an end. */
final class ExitHooks {
    private static final long PATIENCE_MS = 10_000;

    private Thread hook;

    /** Has something done at the host's end, on a thread that is not waited for without bound. */
    void add(final Runnable end) {
        hook = new Thread(() -> endWithin(end), "tailrace-agent-exit");
        hook.setContextClassLoader(null); // by which it differs from those of the libraries
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void endWithin(final Runnable end) {
        final Thread worker = new Thread(end, "tailrace-agent-exit-worker");
        worker.setDaemon(true);
        worker.setContextClassLoader(ExitHooks.class.getClassLoader());
        worker.start();
        try {
            worker.join(PATIENCE_MS);
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException ending) {
            // The hook has begun.
            return;
        }
    }

    /** Takes away what the agent's libraries have added: Chronicle closes at the host's end what the agent closes, too. */
    static void removeOthers(final ClassLoader loader) {
        try {
            final Field field =
                    Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
            field.setAccessible(true);
            if (field.get(null) instanceof Map<?, ?> hooks) {
                List.copyOf(hooks.keySet()).stream()
                        .map(Thread.class::cast)
                        .filter(thread -> thread.getContextClassLoader() == loader)
                        .forEach(Runtime.getRuntime()::removeShutdownHook);
            }
        } catch (final ReflectiveOperationException | RuntimeException other) {
            // They stay, as they would without this, and do nothing to what is closed.
            return;
        }
    }
}
