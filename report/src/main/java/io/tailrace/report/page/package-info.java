/**
 * The page. In: what {@link io.tailrace.report.data} kept of a journal or of two. Out: HTML with everything in it: data as JSON in which
 * no character ends a script, our scripts and styles, and the chart library. On the caller's thread.
 */
package io.tailrace.report.page;
