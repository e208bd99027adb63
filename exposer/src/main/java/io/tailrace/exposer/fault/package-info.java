/**
 * Faults, each told once: those of a configuration all in one message, those of running, each distinct one, in the log. In: messages. Out:
 * one exception, or one line of the log. On whichever thread finds the fault.
 */
package io.tailrace.exposer.fault;
