package io.tailrace.samples.kvstore.store;

import io.tailrace.engine.time.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;

/**
 * Watches a store: every check interval it compares the store's numbers with the guardrails, compacts or switches where they say
 * so, helps a migration along that too few operations pass through, and tells an observer. {@link #doWork} belongs to one thread;
 * {@link #requestSwitch} may be called by any.
 */
public final class StoreSupervisor implements Agent {
    private static final int HELP_SLOTS_PER_SHARD = 256;

    private final AtomicReference<Backend> requested = new AtomicReference<>();
    private final List<StoreEvent> events = new ArrayList<>();
    private final KvStore store;
    private final SupervisorConfig config;
    private final EngineClock clock;
    private final StoreObserver observer;
    private long nextCheckNs;
    private Switching switching;
    private long migrations;
    private long switchedNs;
    private long proactiveCompactions;
    private long reactiveCompactions;

    /**
     * A supervisor that checks at its first duty cycle.
     *
     * @param store to watch; nobody else may order it about.
     * @param config the rules.
     * @param clock the time.
     * @param observer is told everything.
     */
    public StoreSupervisor(
            final KvStore store, final SupervisorConfig config, final EngineClock clock, final StoreObserver observer) {
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.observer = observer;
        nextCheckNs = clock.nanoTime();
        switchedNs = nextCheckNs - config.minDwellNs();
    }

    /**
     * Asks for a backend whatever the guardrails say. The next check sees to it; nothing happens if it is the one in charge.
     *
     * @param backend the one wanted.
     */
    public void requestSwitch(final Backend backend) {
        requested.set(backend);
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (nowNs - nextCheckNs < 0) {
            return 0;
        }
        nextCheckNs = nowNs + config.checkIntervalNs();
        check(nowNs, true);
        return 1;
    }

    /** One more look, so that nothing that happened before the end goes untold; there is nobody left to see to a remedy. */
    @Override
    public void onClose() {
        check(clock.nanoTime(), false);
        observer.closed();
    }

    @Override
    public String roleName() {
        return "kvstore-supervisor";
    }

    private void check(final long nowNs, final boolean mayAct) {
        advanceSwitch(nowNs);
        final StoreStats stats = store.stats();
        reportCompactions(stats, nowNs);
        final List<Alert> alerts = config.guardrails().stream()
                .filter(guardrail -> guardrail.isPassedBy(stats))
                .map(guardrail -> new Alert(guardrail, guardrail.measure().of(stats), nowNs))
                .toList();
        if (mayAct && switching == null) {
            apply(alerts, nowNs);
        }
        observer.checked(new StoreCheck(stats, migrations, alerts, events));
        events.clear();
    }

    private void apply(final List<Alert> alerts, final long nowNs) {
        final Backend wanted = requested.getAndSet(null);
        if (wanted != null && wanted != store.backend()) {
            beginSwitch(wanted, "request", nowNs);
            return;
        }
        for (final Alert alert : alerts) {
            final Guardrail guardrail = alert.guardrail();
            if (guardrail.remedy() == Remedy.COMPACT) {
                store.compactFrom(guardrail.threshold());
            } else if (guardrail.remedy() == Remedy.SWITCH && nowNs - switchedNs >= config.minDwellNs()) {
                beginSwitch(guardrail.backend().other(), guardrail.measure().label(), nowNs);
                return;
            }
        }
    }

    private void beginSwitch(final Backend to, final String reason, final long nowNs) {
        switching = new Switching(store.backend(), to, nowNs);
        switchedNs = nowNs;
        events.add(new StoreEvent.Switched(store.backend(), to, reason, nowNs));
        store.switchTo(to, 0);
    }

    private void advanceSwitch(final long nowNs) {
        if (switching != null && store.switchTo(switching.to, HELP_SLOTS_PER_SHARD)) {
            migrations++;
            events.add(new StoreEvent.Migrated(switching.from, switching.to, nowNs - switching.beganNs, nowNs));
            switching = null;
        }
    }

    private void reportCompactions(final StoreStats stats, final long nowNs) {
        final long proactive = stats.proactiveCompactions() - proactiveCompactions;
        if (proactive > 0) {
            events.add(new StoreEvent.Compacted(Backend.ROBIN_HOOD, "proactive", proactive, nowNs));
        }
        final long reactive = stats.reactiveCompactions() - reactiveCompactions;
        if (reactive > 0) {
            events.add(new StoreEvent.Compacted(Backend.ROBIN_HOOD, "reactive", reactive, nowNs));
        }
        proactiveCompactions = stats.proactiveCompactions();
        reactiveCompactions = stats.reactiveCompactions();
    }

    private record Switching(Backend from, Backend to, long beganNs) {}
}
