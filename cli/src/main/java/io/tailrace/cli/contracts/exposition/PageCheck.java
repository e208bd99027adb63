package io.tailrace.cli.contracts.exposition;

/** Looks at a page for what breaks some rules. */
@FunctionalInterface
interface PageCheck {
    /** Adds what it finds. */
    void look(Page page, Registry registry, Findings findings);
}
