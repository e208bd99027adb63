package io.tailrace.jmh;

import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Finds how many calls a benchmark's burst has. */
public final class BurstLength {
    private BurstLength() {}

    /**
     * From the annotation of the benchmark's class or the class above.
     *
     * @param benchmark its full name.
     * @return calls a burst; 1 if nothing is said.
     */
    public static int of(final String benchmark) {
        final String className = benchmark.substring(0, benchmark.lastIndexOf('.'));
        try {
            for (Class<?> type = Class.forName(className); type != null; type = type.getSuperclass()) {
                final OperationsPerInvocation calls = type.getAnnotation(OperationsPerInvocation.class);
                if (calls != null) {
                    return calls.value();
                }
            }
            return 1;
        } catch (final ClassNotFoundException fault) {
            throw new IllegalStateException("benchmark " + benchmark + " has no class", fault);
        }
    }
}
