/** The rings: what the aggregator sees of the writers, and what closing does to both. */
package io.tailrace.jcstress.ring;
