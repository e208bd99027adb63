package io.tailrace.engine.compare;

/** What a comparison says of something of which less is better. */
public enum Verdict {
    /** Less, beyond doubt and by more than the threshold. */
    BETTER,
    /** No difference that the measurement can show, or none that matters. */
    WITHIN_NOISE,
    /** More, beyond doubt and by more than the threshold. */
    WORSE
}
