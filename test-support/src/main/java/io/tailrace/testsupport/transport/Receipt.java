package io.tailrace.testsupport.transport;

/**
 * Something that a peer received.
 *
 * @param number which: the n-th thing that was recorded, from 1. A counter's total, or a number that an entry carries.
 * @param isDuplicate whether the peer was told, or could tell by an id, that it may have had it before.
 */
public record Receipt(long number, boolean isDuplicate) {}
