package io.tailrace.exposer;

import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.fleet.FleetState;
import io.tailrace.exposer.state.Scraped;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Many engines on one page: the series of each with its {@code service} and {@code instance}, and what they recorded together as {@code
 * fleet_NAME{service}} ({@link io.tailrace.engine.reader.FleetTotals}). An engine that says nothing for a while is named in {@code /readyz}; later
 * it is dropped from the page, and what it recorded stays in what all recorded together.
 *
 * <p>Given to {@link Exposer#launch(ExposerContext, Fleet, EngineClock)}, once. Any thread.
 */
public final class Fleet {
    private final FleetState state;

    /**
     * Without engines.
     *
     * @param self who shows them: labels of the exposer's own families.
     * @param staleAfterNs after how long without a sign of life an engine is stale, ns, at least 1.
     * @param dropAfterNs after how long it is dropped, ns, at least {@code staleAfterNs}.
     * @param clock the exposer's.
     * @throws IllegalArgumentException if the durations make no sense.
     */
    public Fleet(final EngineLabels self, final long staleAfterNs, final long dropAfterNs, final EngineClock clock) {
        if (staleAfterNs < 1 || dropAfterNs < staleAfterNs) {
            throw new IllegalArgumentException(
                    "fleet: staleAfterNs must be at least 1 and dropAfterNs at least as much, were " + staleAfterNs
                            + " and " + dropAfterNs);
        }
        final EpochInfo epoch = new EpochInfo(
                1,
                self.service(),
                self.instance(),
                self.buildVersion(),
                true,
                false,
                clock.epochNanos(),
                clock.nanoTime(),
                ProcessHandle.current().pid(),
                0,
                TimeUnit.SECONDS.toNanos(1),
                Map.copyOf(self.extra()));
        state = new FleetState(epoch, staleAfterNs, dropAfterNs, clock);
    }

    /**
     * Shows an engine, from its oldest frame on. One of a name that is there already is read no more.
     *
     * @param name of the engine in {@code /readyz}, for example {@code service/instance}.
     * @param source opens the reader of its frames, on the exposer's thread.
     */
    public void add(final String name, final FrameTailerSource source) {
        state.add(name, source);
    }

    /** What an exposer shows. */
    Scraped scraped() {
        return state;
    }
}
