package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.EngineLabels;
import org.junit.jupiter.api.Test;

/** What is said of a change of labels is what became of it. */
class LabelChangeTest {
    private static final EngineLabels OLD = new EngineLabels("shop", "a", "1");
    private static final EngineLabels WANTED = new EngineLabels("shop", "b", "1");

    @Test
    void shouldBeDoneOnlyIfTheEpochHasItsLabels() {
        assertEquals(LabelChange.State.DONE, stateBehind(WANTED));
        assertEquals(LabelChange.State.FAILED, stateBehind(OLD));
    }

    private static LabelChange.State stateBehind(final EngineLabels open) {
        final LabelChange change = new LabelChange(WANTED);
        assertTrue(change.begin());
        change.endAs(open);
        assertTrue(change.isOver());
        return change.state();
    }
}
