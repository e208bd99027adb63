package io.tailrace.report.data;

import io.tailrace.engine.reader.EpochInfo;

/**
 * An epoch in the range.
 *
 * @param info who recorded.
 * @param lastNs the last moment of which it told something; wall clock, ns since 1970.
 */
record ReportedEpoch(EpochInfo info, long lastNs) {}
