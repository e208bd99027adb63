package io.tailrace.exposer.tls;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.TlsConfig;
import io.tailrace.exposer.fault.Faults;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;

/**
 * Looks now and then whether the files of a configuration are others, and makes a context of them then. The looks are taken on a
 * thread that lives as long as one of them; all the rest is of the event-loop thread.
 */
final class TlsFileWatch implements AutoCloseable {
    private static final long NS_PER_MS = 1_000_000L;

    private final EngineClock clock;
    private final Executor eventLoop;
    private final ThreadFactory threads;
    private final BiConsumer<TlsContext, String> onChange;
    private TlsConfig config;
    private Map<String, FileStamp> seen;
    private long lookedAtNs;
    private boolean isLooking;

    /** The consumer is given a context that it owns, or null and why there is none. */
    TlsFileWatch(
            final EngineClock clock,
            final Executor eventLoop,
            final ThreadFactory threads,
            final BiConsumer<TlsContext, String> onChange) {
        this.clock = clock;
        this.eventLoop = eventLoop;
        this.threads = threads;
        this.onChange = onChange;
    }

    /** Looks for changes of these files from now on; null for none. */
    void follow(final TlsContext context) {
        config = context == null ? null : context.config();
        seen = context == null ? null : context.material().stamps();
        lookedAtNs = clock.nanoTime();
    }

    void onTurn(final long nowNs) {
        if (config == null
                || isLooking
                || config.fileCheckIntervalMs() == 0
                || nowNs - lookedAtNs < config.fileCheckIntervalMs() * NS_PER_MS) {
            return;
        }
        lookedAtNs = nowNs;
        isLooking = true;
        final TlsConfig looked = config;
        final Map<String, FileStamp> known = seen;
        try {
            threads.newThread(() -> look(looked, known)).start();
        } catch (final RuntimeException | Error fault) {
            // Told by who called; the next look is due when it would be after this one.
            isLooking = false;
            throw fault;
        }
    }

    private void look(final TlsConfig looked, final Map<String, FileStamp> known) {
        Look result = new Look(looked, known, null, null);
        try {
            final Map<String, FileStamp> now = TlsMaterialReader.stamps(looked);
            if (!now.equals(known)) {
                result = read(looked, now);
            }
        } catch (final RuntimeException | Error fault) {
            result = new Look(looked, known, null, String.valueOf(fault));
        }
        tell(result);
    }

    private Look read(final TlsConfig looked, final Map<String, FileStamp> now) {
        final Faults faults = new Faults();
        final TlsMaterial material = TlsMaterialReader.read(looked, clock.epochNanos() / NS_PER_MS, faults);
        return material == null
                ? new Look(looked, now, null, faults.joined())
                : new Look(looked, material.stamps(), TlsContext.open(looked, material), null);
    }

    private void tell(final Look look) {
        try {
            eventLoop.execute(() -> onLooked(look));
        } catch (final RejectedExecutionException ended) {
            look.close();
        }
    }

    private void onLooked(final Look look) {
        isLooking = false;
        if (!look.config().equals(config)) {
            // Others are followed meanwhile, or none.
            look.close();
            return;
        }
        seen = look.stamps();
        if (look.isChange()) {
            onChange.accept(look.context(), look.fault());
        }
    }

    /** What a look that is under way finds is given back. */
    @Override
    public void close() {
        config = null;
    }

    private record Look(TlsConfig config, Map<String, FileStamp> stamps, TlsContext context, String fault) {
        boolean isChange() {
            return context != null || fault != null;
        }

        void close() {
            if (context != null) {
                context.close();
            }
        }
    }
}
