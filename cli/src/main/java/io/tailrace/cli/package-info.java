/**
 * The {@code tailrace} command. In: a command line. Out: what the command says on standard output, one line on standard error when
 * it cannot do it, and an exit code that means the same everywhere. All on the main thread.
 *
 * <p>A command is a class of its own in the package of its trade: {@code run}, {@code journal} (reading one), {@code replay},
 * {@code compare}, {@code doctor}. They share {@code console} (streams, faults, numbers for people) and {@code option} (values of
 * options).
 */
package io.tailrace.cli;
