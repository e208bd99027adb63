/**
 * {@code tailrace stat}: what engines of this machine record, the dead ones too. In: journals, and what the system says of processes. Out: a screen,
 * lines or JSON, on the command's thread. It writes nothing and takes no lock.
 */
package io.tailrace.cli.stat;
