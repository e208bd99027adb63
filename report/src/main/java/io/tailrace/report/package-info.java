/**
 * A journal as one page that people look at. In: the frames of one journal or of two. Out: an HTML file that needs nothing else, or the
 * same page served on the loopback interface while the journal grows. On the thread that reads the frames; the server has one of its own.
 */
package io.tailrace.report;
