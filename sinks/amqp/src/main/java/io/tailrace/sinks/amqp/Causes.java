package io.tailrace.sinks.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.MalformedFrameException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;

/** What went wrong, in a line that is the same for the same fault: it may be what a hostile peer says, so it is cut and has no control characters. */
final class Causes {
    private static final int LONGEST = 200;

    private Causes() {}

    static String of(final Throwable fault) {
        final ShutdownSignalException signal = signal(fault);
        final Method reason = signal == null ? null : signal.getReason();
        if (reason instanceof AMQP.Channel.Close close) {
            return line("the broker closed the channel: " + close.getReplyCode() + " " + close.getReplyText());
        }
        if (reason instanceof AMQP.Connection.Close close) {
            return line("the broker closed the connection: " + close.getReplyCode() + " " + close.getReplyText());
        }
        final Throwable root = root(fault);
        if (root instanceof MalformedFrameException) {
            // What it says of a peer that speaks nonsense is another nonsense each time.
            return "what answers there does not speak AMQP 0-9-1";
        }
        return line(root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + root.getMessage()));
    }

    /** Whether the broker ended the channel over an event: one that is longer than it takes, for example. */
    static boolean isOverAnEvent(final Throwable fault) {
        final ShutdownSignalException signal = signal(fault);
        if (signal == null || !(signal.getReason() instanceof AMQP.Channel.Close close)) {
            return false;
        }
        return close.getReplyCode() == AMQP.PRECONDITION_FAILED || close.getReplyCode() == AMQP.CONTENT_TOO_LARGE;
    }

    private static ShutdownSignalException signal(final Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ShutdownSignalException signal
                    && !(cause instanceof AlreadyClosedException closed && closed.getReason() == null)) {
                return signal;
            }
        }
        return null;
    }

    private static Throwable root(final Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String line(final String text) {
        final String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
