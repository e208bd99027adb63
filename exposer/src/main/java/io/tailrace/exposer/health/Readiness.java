package io.tailrace.exposer.health;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.exposer.answer.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The verdict of {@code /readyz} (R-B3): what the engine's status frames say, what the exposer sees of the log, and what the host
 * says. Event-loop thread.
 */
public final class Readiness {
    /** What the body says of itself. */
    static final String SCHEMA = "readiness.v1";

    static final String SHUTDOWN = ReadinessCause.SHUTDOWN.key();
    static final String SNAPSHOT_MISSING = "snapshot_missing";
    static final String JOURNAL_STALE = "journal_stale";
    static final String JOURNAL_UNREADABLE = "journal_unreadable";

    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Supplier<List<String>> hostMissing;
    private long stalenessBoundNs;
    private int retryAfterS;
    private List<String> missing;
    private long sinceEpochNs;
    private long revision;
    private boolean shutdown;
    private Answer answer;

    public Readiness(final Supplier<List<String>> hostMissing, final long stalenessBoundNs, final int retryAfterS) {
        this.hostMissing = hostMissing;
        this.stalenessBoundNs = stalenessBoundNs;
        this.retryAfterS = retryAfterS;
    }

    /** Other bounds; the verdict itself follows with the next look. */
    public void bounds(final long newStalenessBoundNs, final int newRetryAfterS) {
        stalenessBoundNs = newStalenessBoundNs;
        if (retryAfterS != newRetryAfterS) {
            retryAfterS = newRetryAfterS;
            become(missing, sinceEpochNs);
        }
    }

    public void beginShutdown() {
        shutdown = true;
    }

    /** Judges anew. */
    public void evaluate(
            final TelemetryView view, final boolean isReadable, final long signOfLifeAgeNs, final long nowEpochNs) {
        final Set<String> found = new LinkedHashSet<>();
        addCauses(view.status(), found);
        if (shutdown) {
            found.add(SHUTDOWN);
        }
        if (!isReadable) {
            found.add(JOURNAL_UNREADABLE);
        }
        if (signOfLifeAgeNs > stalenessBoundNs) {
            found.add(JOURNAL_STALE);
        }
        if (!view.isCurrent()) {
            found.add(SNAPSHOT_MISSING);
        }
        found.addAll(hostMissing.get());
        if (missing == null || !missing.equals(List.copyOf(found))) {
            become(List.copyOf(found), nowEpochNs);
        }
    }

    public boolean isReady() {
        return missing.isEmpty();
    }

    public List<String> missing() {
        return missing;
    }

    /** Grows with each change of the verdict. */
    public long revision() {
        return revision;
    }

    /** What {@code /readyz} says. */
    public Answer answer() {
        return answer;
    }

    private void become(final List<String> found, final long nowEpochNs) {
        if (missing == null || missing.isEmpty() != found.isEmpty()) {
            sinceEpochNs = nowEpochNs;
        }
        missing = found;
        revision++;
        final int retryAfter = found.isEmpty() ? 0 : retryAfterS;
        // Every name is of letters, digits and _ . : -, so that nothing needs escaping.
        final String json = "{\"schema\":\"" + SCHEMA + "\",\"degraded\":" + !found.isEmpty() + ",\"missing\":"
                + (found.isEmpty() ? "[]" : "[\"" + String.join("\",\"", found) + "\"]") + ",\"retry_after\":"
                + retryAfter + ",\"since\":\"" + Instant.ofEpochSecond(Math.floorDiv(sinceEpochNs, NS_PER_SECOND))
                + "\"}";
        answer = found.isEmpty()
                ? Answer.json(HttpResponseStatus.OK, json)
                : Answer.json(HttpResponseStatus.SERVICE_UNAVAILABLE, json, "Retry-After: " + retryAfter);
    }

    private static void addCauses(final StatusInfo status, final Set<String> found) {
        if (status != null && !status.causes().isEmpty()) {
            final List<ReadinessCause> causes = new ArrayList<>(status.causes());
            causes.sort(null);
            causes.forEach(cause -> found.add(cause.key()));
        }
    }
}
