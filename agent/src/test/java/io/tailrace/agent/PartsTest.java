package io.tailrace.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private final List<String> closed = new ArrayList<>();
    private final Parts parts = new Parts();

    @Test
    void shouldCloseTheOtherWayRound() {
        add("engine");
        add("page");
        parts.close();
        assertEquals(List.of("page", "engine"), closed);
    }

    /** Another agent may join while this one is ended. */
    @Test
    void shouldCloseAtOnceWhatComesTooLate() {
        add("engine");
        parts.close();
        add("meters");
        assertEquals(List.of("engine", "meters"), closed);
        parts.close();
        assertEquals(List.of("engine", "meters"), closed);
    }

    private void add(final String name) {
        parts.add(() -> closed.add(name));
    }
}
