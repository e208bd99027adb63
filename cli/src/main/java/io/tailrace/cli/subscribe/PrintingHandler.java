package io.tailrace.cli.subscribe;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.sinks.grpc.client.StreamClient;
import io.tailrace.sinks.grpc.client.StreamHandler;
import io.tailrace.sinks.grpc.client.StreamState;
import io.tailrace.stream.v1.Delivery;
import java.util.List;

/** Prints what comes, and tells on standard error what becomes of the connection. What standard output did not take is not acknowledged. One thread. */
final class PrintingHandler implements StreamHandler {
    private final Console console;
    private final DeliveryLines lines;
    private final String target;
    private final long limit;
    private StreamClient client;
    private CommandFault fault;
    private long deliveries;
    private String lastCause = "";

    PrintingHandler(final Console console, final DeliveryLines lines, final String target, final long limit) {
        this.console = console;
        this.lines = lines;
        this.target = target;
        this.limit = limit;
    }

    void client(final StreamClient opened) {
        client = opened;
    }

    /** Whether as many were printed as were asked for. */
    boolean isDone() {
        return deliveries >= limit;
    }

    /** Ends the command if standard output takes nothing more. */
    void throwFault() {
        if (fault != null) {
            throw fault;
        }
    }

    @Override
    public void onDelivery(final Delivery delivery) {
        final List<String> printed = lines.of(delivery);
        if (!printed.isEmpty()) {
            printed.forEach(console.out()::println);
            try {
                console.flush();
            } catch (final CommandFault e) {
                fault = e;
                throw e;
            }
        }
        if (delivery.getSequence() > 0 && ++deliveries >= limit) {
            client.finish();
        }
    }

    @Override
    public void onState(final StreamState state, final String cause) {
        if (fault != null) {
            return;
        }
        switch (state) {
            case OPEN -> {
                lastCause = "";
                console.err().println("tailrace: subscribed to " + target);
            }
            case WAITING -> {
                if (!cause.equals(lastCause)) {
                    lastCause = cause;
                    console.err()
                            .println("tailrace: " + target + ": " + StreamNames.plain(cause)
                                    + ": trying again until Ctrl-C");
                }
            }
            default -> {
                // The end says the rest.
            }
        }
    }
}
