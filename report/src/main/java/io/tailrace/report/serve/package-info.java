/**
 * The page while a journal grows. In: requests of browsers on this machine. Out: the page, and the data again when it has changed. On the
 * one thread of the server.
 */
package io.tailrace.report.serve;
