package io.tailrace.engine.reader.audit;

/** Where in a log a check is made: it gives findings their place. */
record Place(AuditFindings findings, int epoch, long position) {
    void report(final FindingKind kind, final String message) {
        findings.add(kind, epoch, position, message);
    }
}
