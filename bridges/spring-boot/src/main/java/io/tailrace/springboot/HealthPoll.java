package io.tailrace.springboot;

import io.tailrace.engine.health.HostDependencies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Asks Spring's health contributors, and has each stand in {@code /readyz} as a dependency of its own. They answer on threads of their own, {@link
 * #MOST_THREADS} at the most: one that hangs is not ready, and holds up neither the others nor a request.
 */
final class HealthPoll implements PolledPart {
    static final int MOST_THREADS = 8;

    private static final Logger LOGGER = LoggerFactory.getLogger(HealthPoll.class.getPackageName());

    /** One that is missing is asked again soon, so that a service is not kept away for longer than need be. */
    private static final long MISSING_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long THREAD_KEPT_S = 10;

    private final Supplier<HealthContributors> contributors;
    private final HostDependencies dependencies;
    private final Set<String> excluded;
    private final long intervalNs;
    private final long timeoutNs;
    private final Map<String, HealthQuestion> questions = new LinkedHashMap<>();
    private ExecutorService executor;
    private boolean isRead;
    private boolean isCutTold;
    private long readNs;

    HealthPoll(
            final Supplier<HealthContributors> contributors,
            final HostDependencies dependencies,
            final StarterSettings settings) {
        this.contributors = contributors;
        this.dependencies = dependencies;
        this.excluded = settings.healthExcluded();
        this.intervalNs = settings.healthIntervalNs();
        this.timeoutNs = settings.healthTimeoutNs();
    }

    @Override
    public void begin() {
        final AtomicInteger number = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                0, MOST_THREADS, THREAD_KEPT_S, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    final Thread thread = new Thread(task, "tailrace-health-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        isRead = false;
    }

    @Override
    public int poll(final long nowNs) {
        if (!isRead || nowNs - readNs >= intervalNs) {
            isRead = true;
            readNs = nowNs;
            readNames();
        }
        for (final HealthQuestion question : questions.values()) {
            if (question.judge(nowNs, timeoutNs)) {
                dependencies.set(question.name(), question.verdict() == HealthQuestion.Verdict.READY);
            }
            final boolean isMissing = question.verdict() == HealthQuestion.Verdict.NOT_READY;
            if (question.isDue(nowNs, isMissing ? Math.min(intervalNs, MISSING_INTERVAL_NS) : intervalNs)) {
                question.ask(executor, nowNs);
            }
        }
        return 0;
    }

    @Override
    public boolean isSettled() {
        return isRead
                && questions.values().stream().noneMatch(question -> question.verdict() == HealthQuestion.Verdict.NONE);
    }

    /** Contributors may come and go while the application runs. */
    private void readNames() {
        final HealthNames names = HealthNames.of(contributors.get(), excluded);
        if (names.isCut() && !isCutTold) {
            isCutTold = true;
            LOGGER.warn(
                    "more than {} health contributors: the further ones do not stand in /readyz; leave some out with {}",
                    HealthNames.MOST,
                    PropertyNames.canonical(StarterKey.HEALTH_EXCLUDE.name()));
        }
        final Map<String, HealthIndicator> found = names.found();
        questions.keySet().removeIf(name -> {
            final boolean isGone = !found.containsKey(name);
            if (isGone) {
                dependencies.remove(name);
            }
            return isGone;
        });
        found.forEach((name, indicator) ->
                questions.computeIfAbsent(name, HealthQuestion::new).indicator(indicator));
    }

    @Override
    public void end() {
        executor.shutdownNow();
        questions.keySet().forEach(dependencies::remove);
        questions.clear();
    }
}
