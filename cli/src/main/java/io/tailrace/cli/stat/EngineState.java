package io.tailrace.cli.stat;

import java.util.Locale;

/** Whether an engine lives. */
enum EngineState {
    /** It gives signs of life and records. */
    LIVE,
    /** It gives signs of life, and nothing was recorded in the interval that is shown. */
    IDLE,
    /** Its process is there and gives no sign of life: it is stopped or stuck, or its journal takes nothing. */
    STALE,
    /** It was closed in order. */
    CLOSED,
    /** Its process has gone without closing it. */
    DEAD;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
