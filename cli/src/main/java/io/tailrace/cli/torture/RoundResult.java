package io.tailrace.cli.torture;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of one harm.
 *
 * @param accepted samples that recording calls were told are accepted.
 * @param refused samples that they were told are refused.
 * @param journaled samples that the journal holds.
 * @param lostIntervals what was lost, in intervals: from the last cut in the journal to the last sample.
 * @param intervalNs how long such an interval was, as the machine made it; 0 if that is not known.
 * @param launchNs how long the writer's engine took to launch; 0 if it was killed before.
 * @param findings what is not as it is guaranteed; empty if all is.
 */
record RoundResult(
        long accepted,
        long refused,
        long journaled,
        double lostIntervals,
        long intervalNs,
        long launchNs,
        List<String> findings) {
    RoundResult {
        findings = List.copyOf(findings);
    }

    RoundResult with(final List<String> moreFindings) {
        final List<String> all = new ArrayList<>(findings);
        moreFindings.stream().filter(finding -> !findings.contains(finding)).forEach(all::add);
        return new RoundResult(accepted, refused, journaled, lostIntervals, intervalNs, launchNs, all);
    }

    /** One sample a channel may have been accepted without its caller having been told, so this is not below 0. */
    long lost() {
        return Math.max(0, accepted - journaled);
    }
}
