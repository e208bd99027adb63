/**
 * {@code tailrace replay}: a range of a journal in another form. In: a journal and what to select of it. Out: text, to standard output
 * or to a file that is there whole or not at all; or requests of OTLP to a receiver.
 */
package io.tailrace.cli.replay;
