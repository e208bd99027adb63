/**
 * SBE schemas. In: two versions of a schema. Out: what a change of it does to frames that are kept and to readers that are not renewed. Pure
 * functions; any thread.
 */
package io.tailrace.cli.contracts.check.sbe;
