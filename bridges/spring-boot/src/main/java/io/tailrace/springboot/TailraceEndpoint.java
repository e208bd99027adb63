package io.tailrace.springboot;

import io.tailrace.config.JournalKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.exposer.Exposer;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The Actuator endpoint {@code tailrace}: how engine, channels, journal and exposer are. It changes nothing. */
@Endpoint(id = "tailrace")
public final class TailraceEndpoint {
    private static final double PERMILLE = 1_000.0;

    private final TailraceConfig config;
    private final TelemetryEngine engine;
    private final EngineSigns signs;
    private final OwnReadiness readiness;
    private final Supplier<Optional<Exposer>> exposer;

    TailraceEndpoint(
            final TailraceConfig config,
            final TelemetryEngine engine,
            final EngineSigns signs,
            final OwnReadiness readiness,
            final Supplier<Optional<Exposer>> exposer) {
        this.config = config;
        this.engine = engine;
        this.signs = signs;
        this.readiness = readiness;
        this.exposer = exposer;
    }

    /**
     * How all of it is. What the engine says of itself is as new as its last sign of life.
     *
     * @return by part.
     */
    @ReadOperation
    public TailraceStatus status() {
        final EngineLabels labels = engine.labels();
        final StatusInfo sign = signs.newest();
        return new TailraceStatus(
                new TailraceStatus.Engine(
                        labels.service(),
                        labels.instance(),
                        labels.buildVersion(),
                        engine.epoch(),
                        engine.errorCount(),
                        readiness.missing()),
                new TailraceStatus.Channels(
                        sign == null ? 0 : sign.openChannels(), sign == null ? 0 : sign.occupancyPermille() / PERMILLE),
                new TailraceStatus.Journal(
                        config.get(JournalKeys.PATH)
                                .map(path -> path.toAbsolutePath().toString())
                                .orElse(""),
                        sign == null ? 0 : sign.journalLagMs()),
                new TailraceStatus.Exposed(
                        exposer.get().map(TailraceEndpoint::address).orElse("")));
    }

    private static String address(final Exposer running) {
        return running.socketPath().map(path -> "unix:" + path).orElseGet(() -> {
            final InetSocketAddress address = running.address();
            return address.getHostString() + ":" + address.getPort();
        });
    }
}
