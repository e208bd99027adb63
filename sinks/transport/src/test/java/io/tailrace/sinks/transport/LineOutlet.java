package io.tailrace.sinks.transport;

import java.util.ArrayList;
import java.util.List;

/** A destination in memory: takes batches of numbers, and acknowledges, refuses, stalls or fails as it is told. */
final class LineOutlet implements Outlet<List<Long>> {
    private final List<List<Long>> taken;
    private Outcome answer = Outcome.DELIVERED;
    private int cancelled;
    private boolean isUnderWay;
    private RuntimeException fault;

    LineOutlet(final List<List<Long>> taken) {
        this.taken = taken;
    }

    LineOutlet() {
        this(new ArrayList<>());
    }

    List<List<Long>> taken() {
        return taken;
    }

    void answer(final Outcome next) {
        answer = next;
    }

    void fault(final RuntimeException next) {
        fault = next;
    }

    int cancelled() {
        return cancelled;
    }

    boolean isUnderWay() {
        return isUnderWay;
    }

    @Override
    public void send(final List<Long> batch, final long nowNs) {
        if (fault != null) {
            throw fault;
        }
        isUnderWay = true;
        taken.add(batch);
    }

    @Override
    public Outcome poll(final long nowNs) {
        isUnderWay = answer instanceof Outcome.Pending;
        return answer;
    }

    @Override
    public void cancel() {
        cancelled++;
        isUnderWay = false;
    }

    @Override
    public void close() {
        isUnderWay = false;
    }
}
