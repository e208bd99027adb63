package io.tailrace.cli.contracts.report;

/**
 * A class that may be an adapter.
 *
 * @param className its name.
 * @param source jar or folder in which it was found, or that names it.
 */
record Candidate(String className, String source) {}
