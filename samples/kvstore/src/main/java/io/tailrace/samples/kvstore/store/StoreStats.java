package io.tailrace.samples.kvstore.store;

import java.util.List;

/**
 * The store in numbers. Each shard is read at one moment under its lock, the shards one after the other. While tables are being
 * rebuilt, the numbers cover the old and the new ones.
 *
 * @param backend where new keys go.
 * @param entries keys held.
 * @param entriesToMove those of them that still lie in tables being drained.
 * @param slots hash slots that can hold entries.
 * @param loadFactor share of the slots that hold at least one entry, in [0, 1]. A chain counts once: with chaining this is the
 *     share of chains that are not empty, not entries per slot.
 * @param maxGroupLength entries of the longest chain, or slots of the longest probe that finds an entry.
 * @param meanProbeLength steps past its home slot that finding an entry takes, over all entries.
 * @param tombstoneRatio share of the slots that hold a tombstone, in [0, 1]; 0 while the backend is {@link Backend#CHAINING}.
 * @param growths tables replaced by larger ones, since the store was made.
 * @param proactiveCompactions tables freed of tombstones because the supervisor said so.
 * @param reactiveCompactions tables freed of tombstones because an operation found them full.
 * @param probeCounts how many operations so far took as many steps past the home slot as the index says.
 */
public record StoreStats(
        Backend backend,
        long entries,
        long entriesToMove,
        long slots,
        double loadFactor,
        int maxGroupLength,
        double meanProbeLength,
        double tombstoneRatio,
        long growths,
        long proactiveCompactions,
        long reactiveCompactions,
        List<Long> probeCounts) {
    /**
     * All compactions, whoever asked for them.
     *
     * @return tables freed of tombstones since the store was made.
     */
    public long compactions() {
        return proactiveCompactions + reactiveCompactions;
    }
}
