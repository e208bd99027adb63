/** Reads tick streams (R-E1 to R-E4) and holds them against their schema. */
package io.tailrace.systemtests.tick;
