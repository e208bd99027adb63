package io.tailrace.engine.reader.audit;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings; the first of them in full, the rest as a number, because a log may be nothing but faults. */
final class AuditFindings {
    private static final int LIMIT = 1_000;

    private final List<AuditFinding> findings = new ArrayList<>();
    private long leftOut;
    private boolean whole = true;

    void add(final FindingKind kind, final int epoch, final long position, final String message) {
        whole &= !kind.isFault();
        if (findings.size() < LIMIT) {
            findings.add(new AuditFinding(kind, epoch, position, message));
        } else {
            leftOut++;
        }
    }

    List<AuditFinding> list() {
        return List.copyOf(findings);
    }

    long leftOut() {
        return leftOut;
    }

    boolean isWhole() {
        return whole;
    }
}
