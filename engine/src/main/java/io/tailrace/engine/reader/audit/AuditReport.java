package io.tailrace.engine.reader.audit;

import java.util.List;

/**
 * What an audit has to say of a log.
 *
 * @param epochs in the log's order.
 * @param epochsLeftOut epochs beyond the number that a report lists; their findings count all the same.
 * @param findings in the log's order.
 * @param findingsLeftOut findings beyond the number that a report lists.
 * @param isWhole whether no finding is a fault, those left out included.
 */
public record AuditReport(
        List<AuditedEpoch> epochs,
        long epochsLeftOut,
        List<AuditFinding> findings,
        long findingsLeftOut,
        boolean isWhole) {}
