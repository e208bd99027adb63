package io.tailrace.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.FlushResult;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The extensions in runs of their own: what fails there must fail, and engines are closed. */
class NoThreadLeaksTest {
    private static CountDownLatch end;
    private static TestEngine given;

    @NoThreadLeaks(graceMs = 1)
    static class Leaking {
        @Test
        void shouldFail() {
            leak("left-by-the-class");
        }

        @Test
        void shouldPass() {
            // starts nothing
        }
    }

    static class LeakingMethod {
        @Test
        @NoThreadLeaks(graceMs = 1)
        void shouldFail() {
            leak("left-by-the-method");
        }
    }

    @NoThreadLeaks(graceMs = 1)
    static class OfTimeouts {
        @Test
        @Timeout(value = 1, unit = TimeUnit.HOURS)
        void shouldPass() {
            // starts nothing
        }
    }

    @ExtendWith(TestEngineExtension.class)
    static class Engines {
        @Test
        void shouldBeGiven(final TestEngine engine) {
            given = engine;
        }
    }

    @Test
    void shouldFailATestThatLeavesAThread() {
        final TestExecutionSummary ofClass = run(Leaking.class);
        assertEquals(1, ofClass.getTestsSucceededCount());
        assertEquals(1, ofClass.getTestsFailedCount());
        final String message = ofClass.getFailures().get(0).getException().getMessage();
        assertTrue(message.startsWith("threads are left: left-by-the-class; "), message);
        assertTrue(message.endsWith("after 1 ms"), message);
        assertEquals(1, run(LeakingMethod.class).getTestsFailedCount());
    }

    /** JUnit starts a thread that watches for timeouts with the first test that has one, and keeps it for those behind it. */
    @Test
    void shouldNotTakeJUnitsOwnThreadForALeak() {
        assertEquals(1, run(OfTimeouts.class).getTestsSucceededCount());
    }

    @Test
    void shouldCloseTheEngineBehindATest() {
        assertEquals(1, run(Engines.class).getTestsSucceededCount());

        assertEquals(FlushResult.CLOSED, given.engine().flush(0));
    }

    private static void leak(final String name) {
        final CountDownLatch until = end;
        new Thread(
                        () -> {
                            try {
                                until.await();
                            } catch (final InterruptedException asked) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        name)
                .start();
    }

    private static TestExecutionSummary run(final Class<?> tests) {
        final SummaryGeneratingListener listener = new SummaryGeneratingListener();
        end = new CountDownLatch(1);
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(tests))
                                .build(),
                        listener);
        end.countDown();
        return listener.getSummary();
    }
}
