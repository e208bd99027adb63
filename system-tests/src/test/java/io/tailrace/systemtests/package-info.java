/**
 * Tailrace as a user has it: the launcher starts real processes, real peers read what they serve and write. Nothing here calls the
 * command's classes.
 */
package io.tailrace.systemtests;
