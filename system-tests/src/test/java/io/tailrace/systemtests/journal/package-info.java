/** Adds a journal's frames up a second time, and damages journals. */
package io.tailrace.systemtests.journal;
