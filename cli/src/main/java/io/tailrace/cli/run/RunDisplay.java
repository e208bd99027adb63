package io.tailrace.cli.run;

/** Shows a run while it goes on. One thread. */
interface RunDisplay extends AutoCloseable {
    /** How long it wants to wait from one state to the next. */
    long intervalNs();

    /** Says what begins. */
    void begin(RunSettings settings, String address);

    void show(RunState state);

    /** Leaves the terminal as it was. */
    @Override
    void close();
}
