package io.tailrace.cli.transport;

import io.tailrace.config.TailraceConfig;

/** A transport that there is. */
interface TransportKind {
    /** As the label {@code transport} has it. */
    String name();

    /** Whether the configuration turns it on. */
    boolean isWanted(TailraceConfig config);

    /** Starts it; what it throws keeps it from being there, and harms no other. */
    RunningTransport start(TransportSetup setup);
}
