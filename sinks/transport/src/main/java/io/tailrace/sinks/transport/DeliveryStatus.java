package io.tailrace.sinks.transport;

/**
 * What can be told of a transport. Immutable.
 *
 * @param transport its name.
 * @param state what it is doing.
 * @param failures changes from delivering to not delivering.
 * @param delivered things that were acknowledged: snapshots, blocks, entries, as the transport counts.
 * @param refused things that were not delivered because somebody refused them, or that were refused of peers.
 * @param lostFrames frames of the journal that were gone before it read them.
 * @param cause of the failure that lasts, or of the last one; empty if there was none.
 * @param sinceNs when {@code state} began, monotonic.
 */
public record DeliveryStatus(
        String transport,
        DeliveryState state,
        long failures,
        long delivered,
        long refused,
        long lostFrames,
        String cause,
        long sinceNs) {}
