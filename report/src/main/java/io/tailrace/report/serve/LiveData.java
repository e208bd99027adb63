package io.tailrace.report.serve;

/**
 * The data of a page at a moment.
 *
 * @param version another one whenever the data is.
 * @param json as {@link io.tailrace.report.data.ReportData} has it.
 */
public record LiveData(long version, String json) {}
