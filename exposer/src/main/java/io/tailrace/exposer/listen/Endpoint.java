package io.tailrace.exposer.listen;

/** Where to listen. */
public sealed interface Endpoint permits TcpEndpoint, UnixEndpoint {}
