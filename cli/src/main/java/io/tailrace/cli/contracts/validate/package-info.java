/**
 * {@code tailrace contracts validate}. In: files of JSON or NDJSON, and the schemas that they name. Out: each place at which a document is
 * not as its schema says, on the standard output. Nothing is fetched from a network, memory is bounded whatever comes in. Everything on
 * the command's own thread, but for one that reads standard input.
 */
package io.tailrace.cli.contracts.validate;
