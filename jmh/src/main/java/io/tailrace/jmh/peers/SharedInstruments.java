package io.tailrace.jmh.peers;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One for all threads, as their users have them. */
@State(Scope.Benchmark)
public class SharedInstruments extends Instruments {}
