package io.tailrace.agent;

/** Why the agent does nothing. The message is a line, or a block of them: what, where, how to mend it. */
final class AgentFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AgentFault(final String message) {
        super(message);
    }

    AgentFault(final String message, final Throwable cause) {
        super(message, cause);
    }
}
