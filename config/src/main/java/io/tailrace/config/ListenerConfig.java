package io.tailrace.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the exposer listens: exactly one of both.
 *
 * @param address of TCP.
 * @param socket Unix domain socket.
 */
public record ListenerConfig(Optional<ListenAddress> address, Optional<Path> socket) {}
