package io.tailrace.springboot;

import org.springframework.context.SmartLifecycle;

/** When what starts and ends. Started by rising number, stopped by falling one. */
final class Phases {
    /** Behind all else at the start, before all else at the end: before the web server drains. */
    static final int READINESS = SmartLifecycle.DEFAULT_PHASE;

    /** Before all else that records at the start, behind it at the end: so the last samples can still be scraped. */
    static final int EXPOSER = Integer.MIN_VALUE + 2_000;

    /** Behind the exposer at the end. The engine itself, and its journal, end with their bean. */
    static final int FLUSH = Integer.MIN_VALUE + 1_000;

    private Phases() {}
}
