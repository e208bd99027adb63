/**
 * Texts of contracts as trees. In: bytes of a file that nobody trusts. Out: a tree with line numbers, or what is wrong with the text and in which
 * line. Nothing is fetched, no entity or alias is resolved, and length and depth have bounds. Any thread.
 */
package io.tailrace.cli.contracts.check.document;
