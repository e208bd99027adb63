package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.CapturedLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host's log has of an exposer, and what it never has. */
class ExposerLogTest {
    private static final int TIMES = 10;
    private static final String REQUEST = String.join(
            "\r\n",
            "POST /metrics?token=secret HTTP/1.1",
            "Host: a",
            "Authorization: Bearer secret",
            "Cookie: a=secret",
            "X-Corr-ID: mine-1",
            "User-Agent: agent\u0085x",
            "",
            "");

    @Test
    void shouldTellOfARefusedRequestOnceWithoutAnythingPrivate() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready()) {
            final String log = CapturedLog.of(() -> {
                for (int i = 0; i < TIMES; i++) {
                    refused(fixture);
                }
            });
            final List<String> lines =
                    log.lines().filter(line -> line.contains("request.refused")).toList();
            assertEquals(1, lines.size(), log);
            for (final String part : List.of(
                    "event=", "service=", "endpoint=", "/metrics", "405", "method", "corr_id=", "mine-1", "agent?x")) {
                assertTrue(lines.get(0).contains(part), part + " in " + log);
            }
            assertFalse(log.contains("secret"), log);
            final String counted = CapturedLog.of(() -> {
                fixture.clock.advanceMs(10_000);
                awaitTurns(fixture);
            });
            assertTrue(counted.contains((TIMES - 1) + " more of request.refused, method"), counted);
        }
    }

    @Test
    void shouldTellOfReadinessAndOfTheEnd() throws IOException, InterruptedException {
        final ExposerFixture fixture = new ExposerFixture().ready();
        final String fell = CapturedLog.of(() -> {
            fixture.exposer.health().set("database", false);
            awaitTurns(fixture);
        });
        assertTrue(fell.contains("ready.degraded") && fell.contains("not ready: database"), fell);
        assertEquals(1, fell.lines().count(), fell);
        final String ended = CapturedLog.of(fixture::close);
        assertTrue(ended.contains("not ready: shutdown, database"), ended);
    }

    private static void refused(final ExposerFixture fixture) {
        try (RawClient client = fixture.raw()) {
            final String answer = client.send(REQUEST).readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
            assertTrue(answer.contains("\r\nX-Correlation-Id: "), answer);
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void awaitReady(final ExposerFixture fixture, final boolean isReady) {
        while (fixture.exposer.readiness().isReady() != isReady) {
            Thread.onSpinWait();
        }
    }

    /** Two answers with a turn between them. */
    private static void awaitTurns(final ExposerFixture fixture) {
        try {
            awaitReady(fixture, false); // the log is stale by now, which a turn finds
            fixture.get("/healthz");
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (final InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
