/** A journal as one page that people look at. */
package io.tailrace.report;
