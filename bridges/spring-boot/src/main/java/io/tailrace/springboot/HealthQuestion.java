package io.tailrace.springboot;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** What one health contributor is asked again and again. Asked and judged by one thread, answered on another. */
final class HealthQuestion {
    private static final Logger LOGGER = LoggerFactory.getLogger(HealthQuestion.class.getPackageName());

    /** What the last question came to. */
    enum Verdict {
        /** Nothing is known yet. */
        NONE,
        READY,
        NOT_READY
    }

    private final String name;
    private HealthIndicator indicator;
    private boolean isOpen;
    private boolean isRunning;
    private boolean wasAsked;
    private long sinceNs;
    private Verdict verdict = Verdict.NONE;
    private String told = "";

    /** Set by the thread that answers, as its last act; read, and cleared before the next question, by the one that asks. */
    private volatile Verdict answer;

    private volatile String words = "";

    HealthQuestion(final String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Verdict verdict() {
        return verdict;
    }

    void indicator(final HealthIndicator value) {
        indicator = value;
    }

    /** Whether it is to be asked now: not while an answer, however late, may still come. */
    boolean isDue(final long nowNs, final long intervalNs) {
        return !isRunning && (isOpen || !wasAsked || nowNs - sinceNs >= intervalNs);
    }

    /** If all threads that answer are taken it stays open, and its time runs: who waits for others that hang is not known to be ready. */
    void ask(final Executor executor, final long nowNs) {
        if (!isOpen) {
            isOpen = true;
            wasAsked = true;
            sinceNs = nowNs;
            answer = null;
        }
        final HealthIndicator asked = indicator;
        words = "has not answered";
        try {
            executor.execute(() -> answer(asked));
            isRunning = true;
        } catch (final RejectedExecutionException allTaken) {
            words = "was not asked, because others have not answered";
        }
    }

    private void answer(final HealthIndicator asked) {
        Verdict found = Verdict.NOT_READY;
        try {
            final Status status = asked.health().getStatus();
            words = "says " + status.getCode();
            final boolean isDown = status.equals(Status.DOWN) || status.equals(Status.OUT_OF_SERVICE);
            found = isDown ? Verdict.NOT_READY : Verdict.READY;
        } catch (final RuntimeException | LinkageError fault) {
            words = "failed: " + fault;
        } finally {
            answer = found;
        }
    }

    /**
     * Looks for the answer.
     *
     * @return whether the verdict has changed.
     */
    boolean judge(final long nowNs, final long timeoutNs) {
        final Verdict before = verdict;
        final Verdict found = isRunning ? answer : null;
        if (found != null) {
            isRunning = false;
            isOpen = false;
            verdict = found;
        } else if (isOpen && nowNs - sinceNs > timeoutNs) {
            verdict = Verdict.NOT_READY;
        }
        if (verdict == Verdict.NOT_READY && !words.equals(told)) {
            told = words;
            LOGGER.warn("{} {}: /readyz says that it is missing", name, told);
        } else if (verdict == Verdict.READY) {
            told = "";
        }
        return verdict != before;
    }
}
