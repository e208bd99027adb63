package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
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

    /** Behind an exception that reaches it a runner goes on without a pause. */
    @Test
    void shouldTellAnExceptionAndBeIdle() throws Exception {
        final Exception full = new IOException("no space left on device");

        assertEquals(0, failingWith(full).doWork());

        assertSame(full, told.get(0));
    }

    @Test
    void shouldLeaveItsEndToTheRunner() {
        for (final Exception end : List.of(new AgentTerminationException(), new InterruptedException())) {
            assertSame(end, assertThrows(end.getClass(), () -> failingWith(end).doWork()));
        }

        assertEquals(List.of(), told);
    }

    private EnduringAgent failingWith(final Throwable fault) {
        return new EnduringAgent(
                new Agent() {
                    @Override
                    public int doWork() throws Exception {
                        if (fault instanceof Error error) {
                            throw error;
                        }
                        throw (Exception) fault;
                    }

                    @Override
                    public String roleName() {
                        return "failing";
                    }
                },
                told::add);
    }
}
