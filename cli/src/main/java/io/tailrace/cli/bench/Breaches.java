package io.tailrace.cli.bench;

import io.tailrace.cli.bench.RecordVerdict.Breach;
import io.tailrace.cli.bench.RecordVerdict.Kind;
import io.tailrace.cli.bench.paced.Contract;
import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.console.Text;
import java.util.ArrayList;
import java.util.List;

/** Collects why the contract was not kept. One thread. */
final class Breaches {
    private final List<Breach> breaches = new ArrayList<>();

    void add(final Kind kind, final String text) {
        breaches.add(new Breach(kind, text));
    }

    void addRefusals(final PacedResult result, final LoadFacts load) {
        if (result.refused() > 0) {
            add(Kind.REFUSED, Text.count(result.refused()) + " samples were refused");
        }
        if (load.occupancyPermille() > Contract.OCCUPANCY_PERMILLE) {
            add(
                    Kind.REFUSED,
                    "a ring was filled to " + load.occupancyPermille() / 10 + " %, the bound is "
                            + Contract.OCCUPANCY_PERMILLE / 10 + " %");
        }
    }

    /** Counts of three places that do not know of each other: the calling threads, the histogram, the channels' sequences. */
    void addJournal(final PacedResult result, final JournalTotals totals) {
        final long calls = result.calls().count() + result.warmUp().calls();
        final long refused = result.refused() + result.warmUp().refused();
        requireEqual("samples recorded", calls - refused, "samples in the journal", totals.samples());
        requireEqual("samples in the journal", totals.samples(), "sequences of the channels", totals.sequences());
        requireEqual("samples refused", refused, "refused as the journal says", totals.refused());
        totals.faults().forEach(fault -> add(Kind.JOURNAL, "the journal is not whole: " + fault));
    }

    void addLoad(final LoadFacts load) {
        if (load.scrapes() == 0 || load.scrapeFailures() > 0) {
            add(
                    Kind.LOAD,
                    Text.count(load.scrapes()) + " scrapes went well, " + Text.count(load.scrapeFailures())
                            + " failed: " + load.scrapeFailure());
        }
        if (load.streamLines() == 0) {
            add(Kind.LOAD, "the stream wrote nothing");
        }
        if (load.errors() > 0) {
            add(Kind.LOAD, Text.count(load.errors()) + " errors in the engine, the scraper or the stream");
        }
    }

    List<Breach> list() {
        return List.copyOf(breaches);
    }

    private void requireEqual(final String oneName, final long one, final String otherName, final long other) {
        if (one != other) {
            add(Kind.JOURNAL, oneName + " are " + Text.count(one) + ", but " + otherName + " are " + Text.count(other));
        }
    }
}
