package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.junit.jupiter.api.Test;

class EnduringAgentTest {
    private final List<Throwable> told = new ArrayList<>();

    @Test
    void shouldTellAnErrorAndGoOn() throws Exception {
        final Error full = new OutOfMemoryError();

        assertEquals(0, failingWith(full).doWork());

        assertSame(full, told.get(0));
    }

    @Test
    void shouldLeaveExceptionsToTheRunner() {
        final RuntimeException end = new AgentTerminationException();

        assertSame(
                end,
                assertThrows(
                        AgentTerminationException.class, () -> failingWith(end).doWork()));

        assertEquals(List.of(), told);
    }

    private EnduringAgent failingWith(final Throwable fault) {
        return new EnduringAgent(
                new Agent() {
                    @Override
                    public int doWork() {
                        if (fault instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) fault;
                    }

                    @Override
                    public String roleName() {
                        return "failing";
                    }
                },
                told::add);
    }
}
