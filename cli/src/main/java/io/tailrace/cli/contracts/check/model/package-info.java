/**
 * What all forms of contracts have in common. In: two versions of a contract. Out: the changes between them, each with its class. Values and
 * pure functions; any thread.
 */
package io.tailrace.cli.contracts.check.model;
