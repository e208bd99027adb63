package io.tailrace.sinks.otlp.call;

import java.util.Objects;

/** How a destination took a request. */
public sealed interface OtlpAnswer {
    /** It has not answered yet. */
    record Pending() implements OtlpAnswer {
        /** The only one needed. */
        public static final Pending INSTANCE = new Pending();
    }

    /**
     * It has it. Never to be sent again, whatever was rejected of it.
     *
     * @param rejected data points or log records that it did not take; from 0.
     * @param message what it says about them, or a warning; empty for none.
     */
    record Accepted(long rejected, String message) implements OtlpAnswer {
        /** Checks that there is a message. */
        public Accepted {
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * It does not have it, and may take it later.
     *
     * @param cause why, in words of a small set.
     * @param leastWaitNs how long it asks to be left alone; 0 if it does not say.
     */
    record Retryable(String cause, long leastWaitNs) implements OtlpAnswer {
        /** Checks that there is a cause. */
        public Retryable {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * It does not take it, and the protocol forbids to send it again.
     *
     * @param reason a word of a small set.
     * @param detail why, for people.
     */
    record Refused(String reason, String detail) implements OtlpAnswer {
        /** Checks that there is a reason. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
