package io.tailrace.jmh.recording;

import org.openjdk.jmh.annotations.Threads;

/** The same on two threads: ours into a channel each, the single-writer rulers one each, the others shared as their users share them. */
@Threads(2)
public class RecordTwoThreadsBenchmark extends RecordBenchmark {}
