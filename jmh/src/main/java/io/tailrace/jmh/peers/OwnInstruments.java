package io.tailrace.jmh.peers;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One a thread, as nobody has them: somebody would have to put them together. */
@State(Scope.Thread)
public class OwnInstruments extends Instruments {}
