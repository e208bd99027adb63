package io.tailrace.engine;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesTotals;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What an earlier epoch left.
 *
 * @param info who recorded.
 * @param livedNs for how long it gave signs of life.
 * @param totals of the series that it registered.
 * @param based those of them that a checkpoint of the epoch had: their totals contain what they went on from.
 */
record PastEpoch(EpochInfo info, long livedNs, Collection<SeriesTotals> totals, Set<SeriesKey> based) {
    int epoch() {
        return info.epoch();
    }

    boolean isOfSameService(final EpochInfo other) {
        return info.service().equals(other.service())
                && info.instance().equals(other.instance())
                && info.buildVersion().equals(other.buildVersion());
    }

    /**
     * Puts in what this epoch knows and later ones did not come to.
     *
     * @param known what later ones left.
     * @param settled series whose totals there contain all before them.
     * @param newest whose first-party series are asked for.
     */
    void complete(final Map<SeriesKey, SeriesTotals> known, final Set<SeriesKey> settled, final PastEpoch newest) {
        for (final SeriesTotals mine : totals) {
            final SeriesKey key = SeriesKey.of(mine.info());
            if (settled.contains(key) || (mine.info().metric().firstParty() && !isOfSameService(newest.info))) {
                continue;
            }
            final SeriesTotals later = known.putIfAbsent(key, mine);
            if (later != null
                    && Recovery.isSame(mine.info().metric(), later.info().metric())) {
                complete(known, key, mine, later);
            }
        }
        settled.addAll(based);
    }

    /** Snapshots say of a histogram what was added, of a counter where it stands, if they say anything. */
    private static void complete(
            final Map<SeriesKey, SeriesTotals> known,
            final SeriesKey key,
            final SeriesTotals earlier,
            final SeriesTotals later) {
        if (later.histogram() != null) {
            later.histogram().add(earlier.histogram());
        } else if (earlier.counterTotal() > later.counterTotal()) {
            known.put(key, earlier);
        }
    }
}
