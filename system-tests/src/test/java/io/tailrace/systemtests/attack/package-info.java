/**
 * An exposer under attack. In: a real one in a process of its own, over TCP and over a Unix domain socket, and clients that mean it ill. Out:
 * what a good client meets meanwhile, and what is left afterwards. Bounds are counts and ratios, never times.
 */
package io.tailrace.systemtests.attack;
