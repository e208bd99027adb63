package io.tailrace.jmh.exposer;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A dozen counters and a histogram; before each page all values change, and the change is read. */
@State(Scope.Thread)
public class SmallChangedPage extends PageState {
    private static final int HISTOGRAMS = 1;
    private static final int COUNTERS = 12;

    /** A small one. */
    public SmallChangedPage() {
        super(HISTOGRAMS, COUNTERS);
    }

    /** Changes and reads. */
    @Setup(Level.Invocation)
    public void change() {
        changeAll();
        read();
    }
}
