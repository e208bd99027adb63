package io.tailrace.codec.envelope;

/**
 * What a {@link Deduplicator} has seen since it was made.
 *
 * @param remembered processed facts that it knows now.
 * @param inProgress facts that are being processed now.
 * @param duplicates events that were duplicates.
 * @param refusedBusy events that were refused because too many were in processing.
 * @param abandoned facts whose processing never ended, and which may be let through again.
 * @param forgottenEarly facts that were forgotten for want of room, before their age was over: if it grows, capacity is too small for maxAge.
 */
public record DeduplicatorStatus(
        int remembered, int inProgress, long duplicates, long refusedBusy, long abandoned, long forgottenEarly) {}
