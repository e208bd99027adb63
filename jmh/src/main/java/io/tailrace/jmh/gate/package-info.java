/**
 * {@code tailrace gate}: whether the tree is as quick as its baseline, and allocates nothing. In: what JMH measures of ours and of rulers, in
 * JVMs of their own, one at a time and in turn; a baseline file. Out: a table or JSON, an exit code, or a new baseline. On the command's one
 * thread.
 */
package io.tailrace.jmh.gate;
