/**
 * Protocol buffers. In: two versions of a .proto file. Out: what a change of it does to messages on a wire and in files, and to code made of it. Pure
 * functions; any thread.
 */
package io.tailrace.cli.contracts.check.proto;
