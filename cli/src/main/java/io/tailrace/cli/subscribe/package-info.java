/**
 * {@code tailrace subscribe}. In: the stream of a server, through {@link io.tailrace.sinks.grpc.client.StreamClient}. Out: lines on standard output; what becomes of the
 * connection on standard error. On the command's thread.
 */
package io.tailrace.cli.subscribe;
