package io.tailrace.cli.torture;

import java.util.ArrayList;
import java.util.List;

/** What all rounds of one fault came to. One thread. */
final class FaultTally {
    private final String name;
    private final List<String> findings = new ArrayList<>();
    private int rounds;
    private long accepted;
    private long refused;
    private long journaled;
    private long lost;
    private double mostLostIntervals;
    private long longestIntervalNs;
    private long longestNextLaunchNs;

    FaultTally(final String name) {
        this.name = name;
    }

    void add(final RoundResult result) {
        rounds++;
        accepted += result.accepted();
        refused += result.refused();
        journaled += result.journaled();
        lost += result.lost();
        mostLostIntervals = Math.max(mostLostIntervals, result.lostIntervals());
        longestIntervalNs = Math.max(longestIntervalNs, result.intervalNs());
        findings.addAll(result.findings());
    }

    /** How long the writer took to launch that came behind this fault. */
    void addNextLaunch(final long ns) {
        longestNextLaunchNs = Math.max(longestNextLaunchNs, ns);
    }

    String name() {
        return name;
    }

    int rounds() {
        return rounds;
    }

    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    long journaled() {
        return journaled;
    }

    long lost() {
        return lost;
    }

    double mostLostIntervals() {
        return mostLostIntervals;
    }

    long longestIntervalNs() {
        return longestIntervalNs;
    }

    long longestNextLaunchNs() {
        return longestNextLaunchNs;
    }

    List<String> findings() {
        return findings;
    }
}
