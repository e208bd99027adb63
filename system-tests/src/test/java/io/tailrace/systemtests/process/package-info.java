/** Starts, watches and ends processes, and talks HTTP to them. */
package io.tailrace.systemtests.process;
