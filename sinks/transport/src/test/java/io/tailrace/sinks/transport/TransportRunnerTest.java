package io.tailrace.sinks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.CapturedLog;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;

class TransportRunnerTest {
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    @Test
    void shouldSurviveAnAgentThatThrowsAndLogItOnce() {
        final Faulty agent = new Faulty();
        final String log = CapturedLog.of(() -> {
            try (TransportRunner runner = TransportRunner.start(agent, this::thread)) {
                while (runner.faults() < 5) {
                    Thread.onSpinWait();
                }
            }
        });
        assertTrue(agent.isClosed);
        assertFalse(thread.get().isAlive());
        assertEquals(1, log.lines().filter(line -> line.contains("broken")).count(), log);
    }

    @Test
    void shouldCloseTheAgentOnItsOwnThread() throws InterruptedException {
        final CountDownLatch ran = new CountDownLatch(1);
        final AtomicReference<Thread> closer = new AtomicReference<>();
        final Agent agent = new Agent() {
            @Override
            public int doWork() {
                ran.countDown();
                return 0;
            }

            @Override
            public void onClose() {
                closer.set(Thread.currentThread());
            }

            @Override
            public String roleName() {
                return "quiet";
            }
        };
        try (TransportRunner runner = TransportRunner.start(agent, this::thread)) {
            ran.await();
            assertEquals(0, runner.faults());
        }
        assertEquals(thread.get(), closer.get());
    }

    private Thread thread(final Runnable task) {
        final Thread made = new Thread(task, "transport");
        thread.set(made);
        return made;
    }

    private static final class Faulty implements Agent {
        private volatile boolean isClosed;
        private int turns;

        @Override
        public int doWork() {
            turns++;
            if (turns % 2 == 0) {
                throw new IllegalStateException("broken");
            }
            throw new OutOfMemoryError("of a test");
        }

        @Override
        public void onClose() {
            isClosed = true;
        }

        @Override
        public String roleName() {
            return "faulty";
        }
    }
}
