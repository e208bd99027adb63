/**
 * What recording a sample costs, beside rulers. Times are of bursts smaller than a ring, because nobody can record for long faster than
 * samples are drained: between two bursts, outside the measured time, the ring is emptied.
 */
package io.tailrace.jmh.recording;
