package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.EngineLabels;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Carries wishes for other labels to the aggregator, which does the newest and answers all. Those that nobody waits for any more are gone. */
public final class LabelChanges {
    private final Queue<LabelChange> asked = new ConcurrentLinkedQueue<>();

    /**
     * Asks for other labels. Any thread.
     *
     * @param labels under which is to be recorded.
     * @return tells what becomes of it.
     */
    public LabelChange ask(final EngineLabels labels) {
        final LabelChange change = new LabelChange(labels);
        asked.add(change);
        return change;
    }

    /**
     * Takes a wish back. Any thread.
     *
     * @param change from {@link #ask}.
     * @return whether it will not be done; false if it was begun.
     */
    public boolean withdraw(final LabelChange change) {
        asked.remove(change);
        return change.withdraw();
    }

    /** Whether somebody waits. */
    boolean isAnyAsked() {
        return !asked.isEmpty();
    }

    /** Begins the newest; those before it are over. Null if all were taken back. */
    LabelChange begin() {
        LabelChange newest = null;
        for (LabelChange next = asked.poll(); next != null; next = asked.poll()) {
            if (newest != null) {
                newest.overtake();
            }
            newest = next;
        }
        return newest != null && newest.begin() ? newest : null;
    }
}
