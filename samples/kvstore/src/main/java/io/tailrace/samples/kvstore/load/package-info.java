/**
 * The load: what a YCSB client would ask of a store. In: a seed, a mix, a number of keys, a rate. Out: the next operation, its key
 * and its intended start, on the one thread that owns the stream; the same seed and thread index give the same sequence on every
 * machine, whatever the rate and however the threads interleave.
 */
package io.tailrace.samples.kvstore.load;
