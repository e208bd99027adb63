package io.tailrace.opentelemetry;

import java.util.List;

/** A callback with what it may tell values to. The thread that polls. */
final class Callback {
    private final Runnable task;
    private final List<ObservableInstrument> observations;
    private final Warnings warnings;

    Callback(final Runnable task, final List<ObservableInstrument> observations, final Warnings warnings) {
        this.task = task;
        this.observations = List.copyOf(observations);
        this.warnings = warnings;
    }

    /** Whatever a callback throws, others are asked. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    void run(final long nowNs) {
        observations.forEach(one -> one.open(nowNs));
        try {
            task.run();
        } catch (final Throwable fault) {
            warnings.warn("the callback of " + words() + " failed, and will be asked again", fault);
        } finally {
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
