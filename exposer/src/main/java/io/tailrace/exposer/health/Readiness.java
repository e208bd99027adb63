package io.tailrace.exposer.health;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.exposer.ReadinessReport;
import io.tailrace.exposer.answer.Answer;
import io.tailrace.exposer.answer.Route;
import io.tailrace.exposer.fault.EventLog;
import io.tailrace.exposer.fault.LogEvent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The verdict of {@code /readyz} (R-B3): what the engine's status frames say, what the exposer sees of the log, and what the host
 * says. It falls at once; what was measured must stay away for a while before it rises again. Event-loop thread, except where stated.
 */
public final class Readiness {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Supplier<List<String>> hostMissing;
    private final boolean isHostTheEngines;
    private Supplier<List<String>> furtherMissing = List::of;
    private long stalenessBoundNs;
    private int retryAfterS;
    private final CauseHold hold;
    private long sinceEpochNs;
    private long revision;
    private boolean shutdown;
    private boolean wasReady;
    private EventLog events = new EventLog();
    private volatile ReadinessReport report;
    private Answer answer;

    /** {@code isHostTheEngines}: what status frames call a dependency of the host has its name from {@code hostMissing}. */
    public Readiness(
            final Supplier<List<String>> hostMissing,
            final boolean isHostTheEngines,
            final long stalenessBoundNs,
            final long holdNs,
            final int retryAfterS) {
        this.hostMissing = hostMissing;
        this.isHostTheEngines = isHostTheEngines;
        this.stalenessBoundNs = stalenessBoundNs;
        this.hold = new CauseHold(holdNs);
        this.retryAfterS = retryAfterS;
    }

    /** Other bounds; the verdict itself follows with the next look. */
    public void bounds(final long newStalenessBoundNs, final int newRetryAfterS) {
        stalenessBoundNs = newStalenessBoundNs;
        if (retryAfterS != newRetryAfterS) {
            retryAfterS = newRetryAfterS;
            become(report.missing(), sinceEpochNs);
        }
    }

    /** Another while, for causes that are seen from now on, and those that are held. */
    public void holdNs(final long newHoldNs) {
        hold.holdNs(newHoldNs);
    }

    /** What else can be missing, besides what the host says. */
    public void alsoMissing(final Supplier<List<String>> names) {
        furtherMissing = names;
    }

    /** Where changes of the verdict are told. */
    public void tellTo(final EventLog log) {
        events = log;
    }

    public void beginShutdown() {
        shutdown = true;
    }

    /** Judges anew. */
    public void evaluate(
            final EpochInfo epoch,
            final StatusInfo status,
            final boolean isCurrent,
            final boolean isReadable,
            final long signOfLifeAgeNs,
            final long nowNs,
            final long nowEpochNs) {
        events.identify(epoch);
        judge(measured(status, isCurrent, isReadable, signOfLifeAgeNs), nowNs, nowEpochNs);
    }

    /** What is measured now, by whatever means. */
    void judge(final Set<Cause> measured, final long nowNs, final long nowEpochNs) {
        if (wasReady) {
            hold.apply(measured, nowNs);
        }
        final Set<String> found = new LinkedHashSet<>();
        measured.forEach(cause -> found.add(cause.key()));
        found.addAll(hostMissing.get());
        found.addAll(furtherMissing.get());
        final List<String> missing = List.copyOf(found);
        wasReady |= missing.isEmpty();
        if (report == null || !report.missing().equals(missing)) {
            become(missing, nowEpochNs);
            tell(nowNs);
        }
    }

    public boolean isReady() {
        return report.isReady();
    }

    /** What was judged last. Any thread. */
    public ReadinessReport report() {
        return report;
    }

    /** Grows with each change of the verdict. */
    public long revision() {
        return revision;
    }

    /** What {@code /readyz} says. */
    public Answer answer() {
        return answer;
    }

    private Set<Cause> measured(
            final StatusInfo status, final boolean isCurrent, final boolean isReadable, final long signOfLifeAgeNs) {
        final Set<Cause> found = EnumSet.noneOf(Cause.class);
        if (status != null) {
            status.causes().forEach(cause -> found.add(Cause.of(cause)));
        }
        if (isHostTheEngines) {
            found.remove(Cause.HOST_DEPENDENCY);
        }
        addIf(shutdown, Cause.SHUTDOWN, found);
        addIf(!isReadable, Cause.JOURNAL_UNREADABLE, found);
        addIf(signOfLifeAgeNs > stalenessBoundNs, Cause.JOURNAL_STALE, found);
        addIf(!isCurrent, Cause.SNAPSHOT_MISSING, found);
        return found;
    }

    private void become(final List<String> missing, final long nowEpochNs) {
        if (report == null || report.isReady() != missing.isEmpty()) {
            sinceEpochNs = nowEpochNs;
        }
        revision++;
        report = new ReadinessReport(
                missing,
                missing.isEmpty() ? 0 : retryAfterS,
                Instant.ofEpochSecond(Math.floorDiv(sinceEpochNs, NS_PER_SECOND)));
        answer = ReadinessAnswer.of(report);
    }

    /** Not that a service which has just begun is not ready yet. */
    private void tell(final long nowNs) {
        if (!wasReady) {
            return;
        }
        final ReadinessReport now = report;
        final String reason = now.isReady() ? "" : now.missing().get(0);
        final LogEvent event = now.isReady() ? LogEvent.RESTORED : LogEvent.DEGRADED;
        if (!events.isDue(event, reason, nowNs)) {
            return;
        }
        final LoggingEventBuilder record = events.at(event, level(event, now))
                .addKeyValue("endpoint", Route.READYZ.label())
                .addKeyValue("status", answer.status());
        if (now.isReady()) {
            record.log("ready");
        } else {
            record.addKeyValue("reason", reason)
                    .addKeyValue("missing", now.missing())
                    .addKeyValue("retry_after", now.retryAfterS())
                    .log("not ready: {}", String.join(", ", now.missing()));
        }
    }

    /** What was asked for is no warning. */
    private static Level level(final LogEvent event, final ReadinessReport now) {
        return now.missing().equals(List.of(Cause.SHUTDOWN.key())) ? Level.INFO : event.level();
    }

    private static void addIf(final boolean isSo, final Cause cause, final Set<Cause> found) {
        if (isSo) {
            found.add(cause);
        }
    }
}
