package io.tailrace.jmh.exposer;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A snapshot of all values waits to be read. */
@State(Scope.Thread)
public class UnreadSnapshot extends PageState {
    /** Changes. */
    @Setup(Level.Invocation)
    public void change() {
        changeAll();
    }
}
