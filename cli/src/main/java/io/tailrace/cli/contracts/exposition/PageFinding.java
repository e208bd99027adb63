package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.contracts.text.Printable;

/**
 * Something on a page that is not as it should be.
 *
 * @param line of the page, from 1; 0 for what is not there.
 * @param family that it concerns; empty if none.
 * @param rule that is broken.
 * @param message what is there, and what was expected.
 */
record PageFinding(long line, String family, Rule rule, String message) {
    static PageFinding of(final long line, final String family, final Rule rule, final String message) {
        return new PageFinding(line, Printable.of(family), rule, Printable.of(message));
    }
}
