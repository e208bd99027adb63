/** Services that know nothing of Tailrace, under its agent. In: a JVM with one flag. Out: what it did, and what it did not notice. */
package io.tailrace.systemtests.agent;
