package io.tailrace.cli.doctor;

/** Looks at one thing, changes nothing. */
@FunctionalInterface
interface Check {
    Finding look();
}
