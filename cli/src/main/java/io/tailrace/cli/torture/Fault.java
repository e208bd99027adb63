package io.tailrace.cli.torture;

/** One class of harm that can be done to a writer. A new class of harm is a new implementation in {@link Faults}. */
interface Fault {
    /** What happens to the writer, for the table. */
    String name();

    /**
     * Does it once: starts what writers it needs, harms them, and holds the journal against what they said. No writer is left
     * when it returns.
     */
    RoundResult inflict(TortureRound round);
}
