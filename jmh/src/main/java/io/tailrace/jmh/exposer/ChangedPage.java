package io.tailrace.jmh.exposer;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Before each page all values change, and the change is read. */
@State(Scope.Thread)
public class ChangedPage extends PageState {
    /** Changes and reads. */
    @Setup(Level.Invocation)
    public void change() {
        changeAll();
        read();
    }
}
