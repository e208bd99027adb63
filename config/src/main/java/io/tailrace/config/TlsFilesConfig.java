package io.tailrace.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What TLS needs.
 *
 * @param enabled whether there is TLS; then both files are there.
 * @param certificate PEM file.
 * @param key PEM file.
 */
public record TlsFilesConfig(boolean enabled, Optional<Path> certificate, Optional<Path> key) {}
