package io.tailrace.springboot;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.exposer.ExposerException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** A journal that cannot be opened, and an address that cannot be listened on: both say themselves what, where, and how to mend it. */
final class LaunchFaultAnalyzer implements FailureAnalyzer {
    private static final int MOST_CAUSES = 100;

    @Override
    public FailureAnalysis analyze(final Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            if (cause instanceof FrameLogException) {
                return analysis(
                        "journal",
                        cause,
                        "Choose another folder (tailrace.journal.path), mend that one, or leave it out: then nothing is"
                                + " written to disk.");
            }
            if (cause instanceof ExposerException) {
                return analysis(
                        "exposer",
                        cause,
                        "Choose another address (tailrace.exposer.address, port 0 takes a free one), or have no exposer:"
                                + " tailrace.exposer.enabled=false");
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static FailureAnalysis analysis(final String part, final Throwable cause, final String action) {
        return new FailureAnalysis("Tailrace's " + part + " cannot start: " + cause.getMessage(), action, cause);
    }
}
