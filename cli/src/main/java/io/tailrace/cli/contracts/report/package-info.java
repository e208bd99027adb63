/**
 * {@code tailrace contracts report}. In: classes on the command's class path, or of jars and folders that the user names. Out: what each
 * adapter breaks of the telemetry contract, as a report. Every adapter is made and called on a thread of its own, which is left behind if
 * it does not come back; all else happens on the command's thread.
 */
package io.tailrace.cli.contracts.report;
