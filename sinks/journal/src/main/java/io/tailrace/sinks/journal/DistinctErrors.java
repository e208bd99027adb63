package io.tailrace.sinks.journal;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.ErrorHandler;

/** Hands each distinct error to the error handler once, and survives what that throws. Safe for any thread. */
final class DistinctErrors {
    /** So that messages which never repeat cannot fill the memory; what comes later is not distinct enough. */
    private static final int LIMIT = 64;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ErrorHandler handler;

    DistinctErrors(final ErrorHandler handler) {
        this.handler = handler;
    }

    void report(final Throwable error) {
        try {
            tell(error);
        } catch (final VirtualMachineError full) {
            // There is no memory to tell of it: it is told when it comes again.
            return;
        }
    }

    private void tell(final Throwable error) {
        final String kind = error.getClass().getName() + error.getMessage();
        if (seen.size() >= LIMIT || !seen.add(kind)) {
            return;
        }
        boolean isTold = false;
        try {
            handler.onError(error);
            isTold = true;
        } catch (final RuntimeException e) {
            isTold = true;
            // Frames that were appended or read must not become others because a handler fails.
            System.getLogger(DistinctErrors.class.getName()).log(Level.WARNING, "An error handler failed", e);
        } finally {
            if (!isTold) {
                seen.remove(kind);
            }
        }
    }
}
