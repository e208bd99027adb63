package io.tailrace.sinks.grpc.server;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.sinks.transport.DeliveryStatus;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.TransportRunner;
import io.tailrace.stream.v1.TelemetryStreamGrpc;
import java.io.IOException;
import java.util.List;
import org.agrona.CloseHelper;

/**
 * Streams a journal to subscribers over gRPC, at least once: {@code tailrace.stream.v1.TelemetryStream}, besides the services of health and reflection. Reads the
 * journal's files, in the process that writes it or in another one; nothing that a subscriber does reaches who records. Any thread.
 *
 * <pre>{@code
 * try (GrpcStreamServer server = GrpcStreamServer.launch(
 *         new GrpcStreamContext().address("127.0.0.1", 9465).positions(Path.of("/var/lib/shop/stream")),
 *         JournalSource.at(Path.of("/var/lib/shop/tailrace"), errorHandler))) {
 *     ...
 * }
 * }</pre>
 */
public final class GrpcStreamServer implements AutoCloseable {
    private final HealthStatusManager health;
    private final Listeners listeners;
    private final StreamAgent agent;
    private final TransportRunner runner;
    private boolean closed;

    private GrpcStreamServer(
            final HealthStatusManager health,
            final Listeners listeners,
            final StreamAgent agent,
            final TransportRunner runner) {
        this.health = health;
        this.listeners = listeners;
        this.agent = agent;
        this.runner = runner;
    }

    /**
     * Listens and serves, on a thread of its own.
     *
     * @param context how.
     * @param journal what is streamed; it need not be there yet.
     * @return running; to be closed by the caller.
     * @throws IllegalArgumentException if the context has faults; names all of them.
     * @throws FrameLogException if positions cannot be kept in their folder, or an address cannot be listened on.
     */
    public static GrpcStreamServer launch(final GrpcStreamContext context, final JournalSource journal) {
        final StreamSettings settings = context.conclude();
        final GrpcStreamServer server = open(settings, journal, true);
        server.health.setStatus(TelemetryStreamGrpc.SERVICE_NAME, ServingStatus.SERVING);
        return server;
    }

    /** Without a thread: whoever asks runs {@link #work}. */
    static GrpcStreamServer invoked(final GrpcStreamContext context, final JournalSource journal) {
        return open(context.conclude(), journal, false);
    }

    private static GrpcStreamServer open(
            final StreamSettings settings, final JournalSource journal, final boolean hasThread) {
        final PositionStore store = PositionStore.open(settings.positions());
        final StreamService service = new StreamService();
        final HealthStatusManager health = new HealthStatusManager();
        final Listeners listeners = new Listeners(
                settings, List.of(service, health.getHealthService(), ProtoReflectionServiceV1.newInstance()));
        try {
            final StreamAgent agent =
                    new StreamAgent(settings, journal, service, new Subscribers(settings, store), listeners::refused);
            listeners.open();
            return new GrpcStreamServer(
                    health,
                    listeners,
                    agent,
                    hasThread ? TransportRunner.start(agent, settings.threadFactory()) : null);
        } catch (final IOException e) {
            CloseHelper.quietCloseAll(listeners, store);
            final Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new FrameLogException("gRPC stream: cannot listen: " + cause.getMessage(), e);
        } catch (final RuntimeException | Error e) {
            CloseHelper.quietCloseAll(listeners, store);
            throw e;
        }
    }

    /** A duty cycle, for tests that run it themselves. */
    int work() {
        return agent.doWork();
    }

    /** Ends as a kill would. For tests that run it themselves. */
    void abandon() {
        closed = true;
        agent.abandon();
        listeners.cut();
        listeners.close();
    }

    /**
     * The TCP port that it listens on.
     *
     * @return -1 if it listens on a Unix domain socket alone.
     */
    public int port() {
        return listeners.port();
    }

    /**
     * Connections that are open.
     *
     * @return 0 or more.
     */
    public int connections() {
        return listeners.connections();
    }

    /**
     * What can be told of each name that was connected and did not take its leave.
     *
     * @return as of a moment ago.
     */
    public List<DeliveryStatus> statuses() {
        return agent.statuses();
    }

    /**
     * What those got together who took their leave, and are in {@link #statuses} no more.
     *
     * @return as of a moment ago; its state says nothing.
     */
    public DeliveryStatus departed() {
        return agent.departed();
    }

    /**
     * What was refused of peers, whoever they were.
     *
     * @return {@code refused} of it counts.
     */
    public DeliveryStatus refusals() {
        return agent.refusals();
    }

    /** Ends all streams with UNAVAILABLE, keeps their positions, and listens no more. Waits for that, not for ever. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            health.enterTerminalState();
            listeners.shutdown();
            if (runner != null) {
                runner.close();
            } else {
                agent.onClose();
            }
            listeners.close();
        }
    }
}
