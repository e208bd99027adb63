package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.EngineLabels;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody's wish that the engine records under other labels. */
public final class LabelChange {
    /** What became of it. */
    public enum State {
        /** It waits for the next cut. */
        ASKED,
        /** It is being done. */
        BEGUN,
        /** The epoch with its labels is open. */
        DONE,
        /** The engine has these labels already. */
        UNCHANGED,
        /** It was begun, and a fault came before the epoch with its labels was open. */
        FAILED,
        /** Another one came before it was begun. */
        OVERTAKEN,
        /** Who asked has taken it back. */
        WITHDRAWN
    }

    private final EngineLabels labels;
    private final AtomicReference<State> state = new AtomicReference<>(State.ASKED);

    LabelChange(final EngineLabels labels) {
        this.labels = labels;
    }

    EngineLabels labels() {
        return labels;
    }

    /**
     * What became of it. Any thread.
     *
     * @return as of now.
     */
    public State state() {
        return state.get();
    }

    /**
     * Whether it has an answer. Any thread.
     *
     * @return true unless it waits or is being done.
     */
    public boolean isOver() {
        final State now = state.get();
        return now != State.ASKED && now != State.BEGUN;
    }

    /** Says whether it may be done: nobody took it back. */
    boolean begin() {
        return state.compareAndSet(State.ASKED, State.BEGUN);
    }

    boolean overtake() {
        return state.compareAndSet(State.ASKED, State.OVERTAKEN);
    }

    boolean withdraw() {
        return state.compareAndSet(State.ASKED, State.WITHDRAWN);
    }

    /** It was begun, and these are the labels of the epoch that is open behind it, whatever was thrown. */
    void endAs(final EngineLabels open) {
        end(open.equals(labels) ? State.DONE : State.FAILED);
    }

    void end(final State end) {
        state.set(end);
    }
}
