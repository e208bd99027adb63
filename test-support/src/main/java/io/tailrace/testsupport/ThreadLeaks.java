package io.tailrace.testsupport;

import io.tailrace.engine.time.EngineClock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Compares the threads of the JVM with those of an earlier moment. Any thread; platform threads only, as virtual ones are not listed by the JVM. */
public final class ThreadLeaks {
    /** It watches timeouts from the first test on that has one, and ends with the last. */
    private static final String OF_JUNIT = "junit-jupiter-";

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
     * The threads that were started since and have not ended. Those of the JVM itself and of JUnit do not count.
     *
     * @return their names.
     */
    public Set<String> started() {
        return names(startedThreads());
    }

    /**
     * The threads that were started since and have not ended even when they were given time to.
     *
     * @param grace how long to wait for all of them together at the most.
     * @return their names.
     */
    public Set<String> startedAfter(final Duration grace) {
        final long beganNs = EngineClock.system().nanoTime();
        for (final Thread thread : startedThreads()) {
            final long leftNs = grace.toNanos() - (EngineClock.system().nanoTime() - beganNs);
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(leftNs)));
            } catch (final InterruptedException asked) {
                Thread.currentThread().interrupt();
                return started();
            }
        }
        return started();
    }

    /**
     * Fails if threads are left.
     *
     * @param grace how long to wait for all of them together at the most.
     * @throws AssertionError naming them.
     */
    public void check(final Duration grace) {
        final Set<String> left = startedAfter(grace);
        if (!left.isEmpty()) {
            throw new AssertionError(
                    "threads are left: " + left.stream().sorted().collect(Collectors.joining(", "))
                            + "; they were started here and had not ended after " + grace.toMillis() + " ms");
        }
    }

    private Collection<Thread> startedThreads() {
        return threads().stream().filter(thread -> !before.contains(thread)).toList();
    }

    private static Set<String> names(final Collection<Thread> threads) {
        return threads.stream().map(Thread::getName).collect(Collectors.toSet());
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
                && !group.getName().equals("InnocuousThreadGroup")
                && !thread.getName().startsWith(OF_JUNIT);
    }
}
