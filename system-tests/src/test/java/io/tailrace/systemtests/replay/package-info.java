/** Reads what {@code tailrace replay} writes. */
package io.tailrace.systemtests.replay;
