/**
 * {@code tailrace collect}: many engines in one place. In: streams over Aeron. Out: a journal for each, one page for all, and in the end what all
 * recorded together. The command's thread waits; the receiver and the page have one each.
 */
package io.tailrace.cli.collect;
