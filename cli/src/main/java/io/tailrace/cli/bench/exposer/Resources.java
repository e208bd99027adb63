package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.bench.server.ServerFacts;
import io.tailrace.cli.console.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server has after all its loads, against what it may have.
 *
 * @param server for people.
 * @param facts of its process.
 * @param bareResidentBytes of a JVM with nothing in it.
 * @param idleCpuPercent of one core that it takes when nobody asks anything; negative if the system does not tell.
 * @param pageLengthInBytes of its page; 0 if nobody asked for it.
 */
record Resources(
        String server, ServerFacts facts, long bareResidentBytes, double idleCpuPercent, long pageLengthInBytes) {
    static final long MAX_GROWTH_IN_BYTES = 64L << 20;
    static final long MAX_PAGE_IN_BYTES = 4L << 20;
    static final long WARNED_PAGE_IN_BYTES = 2L << 20;
    private static final int FILES_DIVISOR = 100;

    /** Resident memory above that of a bare JVM. */
    long growthInBytes() {
        return facts.residentBytes() - bareResidentBytes;
    }

    /** Why it is too much; empty if it is not. */
    List<String> breaches() {
        final List<String> breaches = new ArrayList<>();
        if (facts.residentBytes() != ServerFacts.UNKNOWN && growthInBytes() >= MAX_GROWTH_IN_BYTES) {
            breaches.add("memory grew by " + Text.bytes(growthInBytes()) + " over a bare JVM, the bound is "
                    + Text.bytes(MAX_GROWTH_IN_BYTES));
        }
        if (facts.openFiles() != ServerFacts.UNKNOWN && facts.openFiles() * FILES_DIVISOR >= facts.maxFiles()) {
            breaches.add(facts.openFiles() + " of " + facts.maxFiles() + " descriptors are open, the bound is 1 %");
        }
        if (pageLengthInBytes >= MAX_PAGE_IN_BYTES) {
            breaches.add("the page has " + Text.bytes(pageLengthInBytes) + ", the bound is "
                    + Text.bytes(MAX_PAGE_IN_BYTES));
        }
        return breaches;
    }

    /** A page that one should look at. */
    boolean isPageWarned() {
        return pageLengthInBytes >= WARNED_PAGE_IN_BYTES;
    }
}
