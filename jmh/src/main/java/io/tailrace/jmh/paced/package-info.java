/**
 * What others offer, called by the harness of {@code tailrace bench record}: at a steady rate, every call timed, an empty one between
 * any two. One target a process, so that each is compiled for itself.
 */
package io.tailrace.jmh.paced;
