package io.tailrace.cli.collect;

import java.util.Map;

/**
 * What a run received.
 *
 * @param durationNs how long it ran.
 * @param frames taken.
 * @param duplicates that came again and were passed over.
 * @param journalFaults how often a journal could not be opened or written.
 * @param refused by reason.
 */
record CollectTotals(long durationNs, long frames, long duplicates, long journalFaults, Map<String, Long> refused) {}
