/**
 * In: the id of a process that runs Java. Out: the agent in it, or no longer in it, and what the agent said. On the command's thread.
 */
package io.tailrace.cli.attach;
