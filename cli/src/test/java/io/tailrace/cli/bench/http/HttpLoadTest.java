package io.tailrace.cli.bench.http;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.bench.http.LoadPlan.Expected;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.testsupport.ClosedPort;
import io.tailrace.testsupport.SettableClock;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HttpLoadTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final SettableClock clock = new SettableClock();

    /** A millisecond passes with each request, on a clock that no busy machine moves. */
    @Test
    void shouldAskExactlyAsOftenAsIsDue() throws Exception {
        try (PuppetServer server = PuppetServer.answering(request -> {
            clock.advanceMs(1);
            return PuppetServer.answer(200);
        })) {
            final LoadResult result =
                    HttpLoad.run(plan(server.address(), 4, 1_000, 200 * MS, Expected.OK), clock, () -> false);

            assertAll(
                    () -> assertEquals(200, result.answers()),
                    () -> assertEquals(200, result.requests()),
                    () -> assertEquals(200, server.requests()),
                    () -> assertEquals(4, server.connections()),
                    () -> assertEquals(3, result.bodyLengthInBytes()),
                    () -> assertTrue(result.latencyNs().getMinValue() > 0));
        }
    }

    /** The one request that is stalled delays those behind it, and they are counted from when they were due. */
    @Test
    void shouldCountAStallForEveryRequestThatItDelayed() throws Exception {
        final long stallMs = 100;
        try (PuppetServer server = PuppetServer.answering(request -> {
            clock.advanceMs(request == 20 ? stallMs : 1);
            return PuppetServer.answer(200);
        })) {
            final LoadResult result =
                    HttpLoad.run(plan(server.address(), 1, 1_000, 200 * MS, Expected.OK), clock, () -> false);

            assertEquals(200, result.answers());
            final long delayed = result.latencyNs().getCountBetweenValues(stallMs / 2 * MS, Long.MAX_VALUE);
            assertEquals(180, delayed, "each one from the stall on, as the server never makes up for it");
        }
    }

    @Test
    void shouldAskOneBehindTheOtherInTheClosedLoop() throws Exception {
        try (PuppetServer server = PuppetServer.answering(request -> {
            clock.advanceMs(10);
            return PuppetServer.answer(200);
        })) {
            final LoadResult result = HttpLoad.run(
                    plan(server.address(), 2, LoadPlan.CLOSED_LOOP, 50 * MS, Expected.OK), clock, () -> false);

            assertTrue(result.answers() > 2);
            assertEquals(server.requests(), result.requests());
            assertTrue(result.perSecond() > 0);
        }
    }

    @Test
    void shouldTellApartWhatGoesWrong() throws Exception {
        final String[] answers = {
            PuppetServer.answer(200),
            PuppetServer.answer(500),
            PuppetServer.answer(404),
            PuppetServer.HANG_UP,
            "nonsense\r\n",
        };
        try (PuppetServer server = PuppetServer.answering(request -> answers[request % answers.length])) {
            final LoadResult result = run(plan(server.address(), 1, 100, 100 * MS, Expected.OK));
            assertAll(
                    () -> assertEquals(2, result.answers()),
                    () -> assertEquals(2, result.serverErrors()),
                    () -> assertEquals(2, result.otherAnswers()),
                    () -> assertEquals(4, result.socketErrors()),
                    () -> assertEquals(10, result.requests()),
                    // The fifth, opened behind the last failure, may be closed before the server takes it.
                    () -> assertTrue(server.connections() >= 4, () -> "only " + server.connections()));
        }
    }

    @Test
    void shouldTakeARefusalForGoodOnlyWithItsHeader() throws Exception {
        final String whole = "HTTP/1.1 503 X\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n";
        final AtomicInteger bare = new AtomicInteger();
        try (PuppetServer server = PuppetServer.answering(request -> {
            if (request % 2 == 0) {
                return whole;
            }
            bare.incrementAndGet();
            return PuppetServer.answer(503);
        })) {
            final LoadResult result = run(plan(server.address(), 1, 100, 100 * MS, Expected.NOT_READY));
            assertEquals(5, result.answers());
            assertEquals(bare.get(), result.serverErrors());
        }
    }

    @Test
    void shouldOpenAConnectionForEachRequestIfThatIsTheRequest() throws Exception {
        try (PuppetServer server = PuppetServer.answering(request -> PuppetServer.NOTHING)) {
            final LoadPlan plan =
                    new LoadPlan(server.address(), "/", Optional.empty(), true, 4, 200, 100 * MS, Expected.OK);
            final LoadResult result = run(plan);
            assertEquals(20, result.answers());
            assertEquals(0, server.requests());
        }
    }

    @Test
    void shouldEndWhenItIsStopped() throws Exception {
        final CountDownLatch asked = new CountDownLatch(1);
        try (PuppetServer server = PuppetServer.answering(request -> {
            asked.countDown();
            return PuppetServer.NOTHING;
        })) {
            final LoadResult result = HttpLoad.run(
                    plan(server.address(), 1, 10, Long.MAX_VALUE / 4, Expected.OK),
                    EngineClock.system(),
                    () -> asked.getCount() == 0);
            assertEquals(0, result.requests());
        }
    }

    @Test
    void shouldSayThatNobodyIsThere() {
        try (ClosedPort gone = new ClosedPort()) {
            final LoadException fault =
                    assertThrows(LoadException.class, () -> run(plan(gone.address(), 1, 10, MS, Expected.OK)));
            assertTrue(fault.getMessage().contains(Integer.toString(gone.port())), fault.getMessage());
        }
    }

    private static LoadPlan plan(
            final InetSocketAddress address,
            final int connections,
            final int perSecond,
            final long durationNs,
            final Expected expected) {
        return new LoadPlan(address, "/x", Optional.empty(), false, connections, perSecond, durationNs, expected);
    }

    private static LoadResult run(final LoadPlan plan) {
        return HttpLoad.run(plan, EngineClock.system(), () -> false);
    }
}
