/**
 * {@code tailrace report} and {@code tailrace serve}: a journal as a page that people look at. In: one journal or two, and what to select
 * of them. Out: an HTML file that is there whole or not at all, or the page on the loopback interface while the journal grows.
 */
package io.tailrace.cli.report;
