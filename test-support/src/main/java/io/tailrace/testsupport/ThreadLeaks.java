package io.tailrace.testsupport;

import java.util.Set;
import java.util.stream.Collectors;

/** Compares the threads of the JVM with those of an earlier moment. */
public final class ThreadLeaks {
    private final Set<Thread> before = threads();

    private ThreadLeaks() {}

    /**
     * Remembers the threads that there are now.
     *
     * @return to be asked later.
     */
    public static ThreadLeaks watch() {
        return new ThreadLeaks();
    }

    /**
     * The threads that were started since and have not ended. Those of the JVM itself do not count.
     *
     * @return their names.
     */
    public Set<String> started() {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(ThreadLeaks::isOfTheProgram)
                .collect(Collectors.toSet());
    }

    private static boolean isOfTheProgram(final Thread thread) {
        final ThreadGroup group = thread.getThreadGroup();
        return group != null
                && !group.getName().equals("system")
                && !group.getName().equals("InnocuousThreadGroup");
    }
}
