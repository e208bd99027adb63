package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;

class WakingAgentTest {
    private final List<String> calls = new ArrayList<>();
    private boolean isNextBehind;
    private final WakingAgent waking =
            new WakingAgent(new First(), () -> isNextBehind, () -> calls.add("next is woken"));

    @Test
    void shouldWakeTheNextOneBehindADutyCycleThatLeftItSomething() throws Exception {
        isNextBehind = true;

        assertEquals(7, waking.doWork());

        assertEquals(List.of("work", "next is woken"), calls);
    }

    @Test
    void shouldLetTheNextOneParkWhenThereIsNothingForIt() throws Exception {
        assertEquals(7, waking.doWork());

        assertEquals(List.of("work"), calls);
    }

    @Test
    void shouldBeTheAgentInAllElse() {
        waking.onStart();
        waking.onClose();

        assertEquals("first", waking.roleName());
        assertEquals(List.of("start", "close"), calls);
    }

    private final class First implements Agent {
        @Override
        public void onStart() {
            calls.add("start");
        }

        @Override
        public int doWork() {
            calls.add("work");
            return 7;
        }

        @Override
        public void onClose() {
            calls.add("close");
        }

        @Override
        public String roleName() {
            return "first";
        }
    }
}
