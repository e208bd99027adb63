package io.tailrace.cli.transport;

import io.tailrace.config.NdjsonKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.sinks.ndjson.FsyncPolicy;
import io.tailrace.sinks.ndjson.LineKind;
import io.tailrace.sinks.ndjson.NdjsonContext;
import io.tailrace.sinks.ndjson.NdjsonTransport;
import io.tailrace.sinks.ndjson.RotationPolicy;
import io.tailrace.sinks.transport.PositionStore;
import java.nio.file.Path;
import java.util.Optional;
import org.agrona.CloseHelper;

/** Lines of JSON, into a file or a pipe. */
final class NdjsonKind implements TransportKind {
    @Override
    public String name() {
        return "ndjson";
    }

    @Override
    public boolean isWanted(final TailraceConfig config) {
        return config.get(NdjsonKeys.FILE).isPresent()
                || config.get(NdjsonKeys.PIPE).isPresent();
    }

    @Override
    public RunningTransport start(final TransportSetup setup) {
        final TailraceConfig config = setup.config();
        final Optional<Path> file = config.get(NdjsonKeys.FILE);
        final NdjsonContext context = new NdjsonContext()
                .name(name())
                .journal(setup.source())
                .kind(config.get(NdjsonKeys.KIND) == NdjsonKeys.Kind.ENTRIES ? LineKind.ENTRIES : LineKind.SNAPSHOTS)
                .fsync(fsync(config.get(NdjsonKeys.FSYNC)))
                .fsyncIntervalNs(config.get(NdjsonKeys.FSYNC_INTERVAL))
                .retry(setup.retryPolicy())
                .meter(setup.meter(name()))
                .clock(setup.clock())
                .threadFactory(TransportSetup.threads(name() + "-writer"));
        if (file.isPresent()) {
            context.file(file.get()).rotation(rotation(setup));
            return start(context, file.get(), null);
        }
        final Path pipe = config.get(NdjsonKeys.PIPE).orElseThrow();
        final PositionStore positions = PositionStore.open(setup.positions(name()));
        return start(context.pipe(pipe).positions(positions), pipe, positions);
    }

    private RunningTransport start(final NdjsonContext context, final Path place, final PositionStore positions) {
        try {
            final NdjsonTransport transport = NdjsonTransport.of(context);
            return new AgentTransport(name(), place.toString(), transport, transport::status, positions);
        } catch (final RuntimeException fault) {
            CloseHelper.quietClose(positions);
            throw fault;
        }
    }

    private static RotationPolicy rotation(final TransportSetup setup) {
        final TailraceConfig config = setup.config();
        return new RotationPolicy(
                config.get(NdjsonKeys.ROTATE_BYTES),
                RotationPolicy.UNLIMITED,
                setup.intOf(NdjsonKeys.KEEP_FILES),
                config.get(NdjsonKeys.KEEP_BYTES),
                config.get(NdjsonKeys.GZIP));
    }

    private static FsyncPolicy fsync(final NdjsonKeys.Fsync fsync) {
        return switch (fsync) {
            case NONE -> FsyncPolicy.NONE;
            case ON_FLUSH -> FsyncPolicy.ON_FLUSH;
            case EVERY_INTERVAL -> FsyncPolicy.EVERY_INTERVAL;
        };
    }
}
