package io.tailrace.codegen;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/** A registry that breaks its rules. Names every fault at once. */
final class BadRegistryException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    BadRegistryException(final Path file, final List<String> faults) {
        super(file + " breaks its rules, so no code was made of it:\n  " + String.join("\n  ", faults));
    }
}
