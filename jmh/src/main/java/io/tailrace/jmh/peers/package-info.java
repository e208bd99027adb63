/**
 * What others offer for the same work, as their users have it: one instrument for all threads, or one a thread where that can be. In the
 * same loop, over the same values, in bursts of the same length as ours.
 */
package io.tailrace.jmh.peers;
