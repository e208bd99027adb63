package io.tailrace.jmh.recording;

import io.tailrace.engine.recording.RecordResult;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A ruler in the form of what it is held against, so that both are called in the same loop. */
@State(Scope.Thread)
public class RulerState {
    private final AtomicLong sum = new AtomicLong();

    RecordResult record(final long value) {
        sum.getAndAdd(value);
        return RecordResult.ACCEPTED;
    }
}
