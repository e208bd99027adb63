package io.tailrace.report.data;

import io.tailrace.engine.reader.compare.ComparisonReport;

/**
 * What became of a histogram from one journal to the other.
 *
 * @param metric its name.
 * @param report quantile by quantile; null if the two cannot be compared.
 * @param fault why they cannot; empty if they can.
 */
public record Difference(String metric, ComparisonReport report, String fault) {}
