package io.tailrace.exposer.metrics;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.answer.Route;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the exposer counts of itself. Event-loop thread. */
public final class ExposerMetrics {
    private static final String OTHER = "other";
    private static final double MS_PER_SECOND = 1e3;
    private static final double PERMILLE = 1e3;

    /** Other methods are the client's choice of words, so they share one label value. */
    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

    private final Map<String, LocalFamily> families = new HashMap<>();
    private final Map<RequestKind, LocalValue> requests = new HashMap<>();
    private final Map<Route, LocalValue> inflight = new EnumMap<>(Route.class);
    private final Map<Route, LocalHistogram> latency = new EnumMap<>(Route.class);
    private final Map<Refusal, LocalValue> rejected = new EnumMap<>(Refusal.class);
    private final LocalGauge journalLag;
    private final LocalGauge ringOccupancy;
    private final LocalValue ready;
    private final LocalValue readTimeouts;
    private final LocalValue writeTimeouts;
    private final LocalValue aborted;
    private final LocalValue scrapesMissed;
    private final TlsMetrics tls;
    private final TaskMetrics tasks;
    private long inflightTotal;
    private long revision;

    public ExposerMetrics() {
        ExposerFamilies.LIVE.forEach(family -> families.put(family.name(), new LocalFamily(family)));
        for (final Refusal refusal : Refusal.values()) {
            rejected.put(refusal, family(MetricFamilies.REJECTED_TOTAL).value(refusal.label()));
        }
        for (final Route route : Route.values()) {
            inflight.put(route, family(MetricFamilies.INFLIGHT_REQUESTS).value(route.label()));
            if (route != Route.OTHER) {
                latency.put(
                        route, family(MetricFamilies.EXPOSITION_LATENCY_SECONDS).histogram(route.label()));
            }
        }
        journalLag = family(MetricFamilies.TAILRACE_JOURNAL_LAG_SECONDS).gauge();
        ringOccupancy = family(MetricFamilies.TAILRACE_RING_OCCUPANCY_RATIO).gauge();
        ready = family(MetricFamilies.HEALTH_READY).value();
        readTimeouts = family(MetricFamilies.IO_TIMEOUTS_TOTAL).value("read");
        writeTimeouts = family(MetricFamilies.IO_TIMEOUTS_TOTAL).value("write");
        tasks = new TaskMetrics(this);
        aborted = family(MetricFamilies.TASKS_ABORTED_TOTAL).value("exposer");
        scrapesMissed = family(MetricFamilies.TAILRACE_SCRAPES_MISSED_TOTAL).value();
        tls = new TlsMetrics(this::family, () -> revision++);
        MetricFamilies.HTTP_REQUESTS_TOTAL
                .zeroRows()
                .forEach(row -> family(MetricFamilies.HTTP_REQUESTS_TOTAL).value(row.toArray(String[]::new)));
    }

    public LocalFamily family(final MetricFamily family) {
        return families.get(family.name());
    }

    /** How many series there are; none ever goes. */
    public int seriesCount() {
        int count = 0;
        for (final LocalFamily family : families.values()) {
            count += family.series().size();
        }
        return count;
    }

    /** Those of TLS. */
    public TlsMetrics tls() {
        return tls;
    }

    /** Grows with each change. */
    public long revision() {
        return revision;
    }

    public void ready(final boolean isReady) {
        ready.set(isReady ? 1 : 0);
    }

    /** What the engine's last sign of life says, or null. */
    public void status(final StatusInfo status) {
        if (status == null) {
            journalLag.forget();
            ringOccupancy.forget();
        } else {
            journalLag.set(status.journalLagMs() / MS_PER_SECOND);
            ringOccupancy.set(status.occupancyPermille() / PERMILLE);
        }
        revision++;
    }

    public void requestBegun(final Route route) {
        tasks.spawned();
        inflight.get(route).add(1);
        inflightTotal++;
        revision++;
    }

    public void requestEnded(final Route route) {
        inflight.get(route).add(-1);
        inflightTotal--;
        revision++;
    }

    /** Requests of a route whose answers are not sent yet. */
    public long inflight(final Route route) {
        return inflight.get(route).value();
    }

    /** Requests whose answers are not sent yet, all routes. */
    public long inflightTotal() {
        return inflightTotal;
    }

    public void answered(final Route route, final String method, final int status) {
        requests.computeIfAbsent(
                        new RequestKind(route, METHODS.contains(method) ? method : OTHER, status), this::requestSeries)
                .add(1);
        revision++;
    }

    public void answerSent(final Route route, final long latencyNs) {
        if (route != Route.OTHER) {
            latency.get(route).record(latencyNs);
            revision++;
        }
    }

    public void refused(final Refusal refusal) {
        rejected.get(refusal).add(1);
        revision++;
    }

    /** Too much at once, of whatever was asked for. */
    public void busy(final Route route) {
        tasks.busy(route);
        revision++;
    }

    /** An answer is about to be sent. */
    public void answering(final Route route, final int status, final int bodyLengthInBytes) {
        if (route == Route.METRICS) {
            tasks.page(status, bodyLengthInBytes);
            revision++;
        }
    }

    /** An answer was not taken whole. */
    public void requestCanceled(final Route route) {
        tasks.canceled(route);
        revision++;
    }

    public void readTimedOut() {
        readTimeouts.add(1);
        revision++;
    }

    public void writeTimedOut() {
        writeTimeouts.add(1);
        revision++;
    }

    public void requestsAborted(final long count) {
        aborted.add(count);
        tasks.abort();
        revision++;
    }

    public void scrapesMissed(final long count) {
        scrapesMissed.add(count);
        revision++;
    }

    private LocalValue requestSeries(final RequestKind kind) {
        return family(MetricFamilies.HTTP_REQUESTS_TOTAL)
                .value(kind.route().label(), kind.method(), Integer.toString(kind.status()));
    }

    private record RequestKind(Route route, String method, int status) {}
}
