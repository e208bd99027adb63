package io.tailrace.probes;

import java.io.IOException;

/** What a probe would read does not exist on most machines like this one. */
final class NotHereException extends IOException {
    private static final long serialVersionUID = 1L;

    NotHereException(final String message) {
        super(message);
    }
}
