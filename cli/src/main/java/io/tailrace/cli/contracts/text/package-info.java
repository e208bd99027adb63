/**
 * Text of unknown origin. In: bytes of a file or a connection. Out: lines of bounded length, the place of bytes that are no UTF-8, and text
 * that may stand on a terminal. On any thread, each object on one.
 */
package io.tailrace.cli.contracts.text;
