package io.tailrace.opentelemetry;

import java.util.List;

/** A callback with what it may tell values to. The thread that polls. */
final class Callback {
    private final Runnable task;
    private final List<ObservableInstrument> observations;
    private final Warnings warnings;

    /** Of the host's thread that registered it, as with the SDK. */
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

    Callback(final Runnable task, final List<ObservableInstrument> observations, final Warnings warnings) {
        this.task = task;
        this.observations = List.copyOf(observations);
        this.warnings = warnings;
    }

    /** Whatever a callback throws, others are asked. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    void run(final long nowNs) {
        final Thread thread = Thread.currentThread();
        final ClassLoader before = thread.getContextClassLoader();
        observations.forEach(one -> one.open(nowNs));
        try {
            thread.setContextClassLoader(loader);
            task.run();
        } catch (final Throwable fault) {
            warnings.warn("the callback of " + words() + " failed, and will be asked again", fault);
        } finally {
            thread.setContextClassLoader(before);
            observations.forEach(ObservableInstrument::close);
        }
    }

    String words() {
        return observations.stream()
                .map(one -> "\"" + one.spec().name() + "\"")
                .toList()
                .toString();
    }
}
