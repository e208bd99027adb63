package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host says it misses, where it is seen. */
class DependenciesTest {
    @Test
    void shouldBeNamedOnceWhereTheExposerKnowsThem() {
        try (EngineFixture engine = new EngineFixture();
                Exposer exposer = Exposer.launch(
                        new ExposerContext().dependencies(engine.engine.dependencies()),
                        engine.engine::openTailer,
                        engine.clock)) {
            engine.cut();
            awaitMissing(exposer, List.of());
            engine.engine.dependencies().set("database", false);
            engine.cut();
            awaitMissing(exposer, List.of("database"));
            exposer.health().set("database", true).set("cache", false);
            awaitMissing(exposer, List.of("cache"));
            assertEquals(List.of("cache"), engine.engine.dependencies().missing(), "the same ones");
        }
    }

    @Test
    void shouldBeSeenWithoutTheirNamesInTheLog() {
        try (EngineFixture engine = new EngineFixture();
                Exposer exposer = Exposer.launch(new ExposerContext(), engine.engine::openTailer, engine.clock)) {
            engine.cut();
            awaitMissing(exposer, List.of());
            assertTrue(exposer.readiness().isReady());
            engine.engine.dependencies().set("database", false);
            engine.cut();
            awaitMissing(exposer, List.of("host_dependency"));
            assertFalse(exposer.readiness().isReady());
            assertEquals(5, exposer.readiness().retryAfterS());
        }
    }

    @Test
    void shouldServeWhatReadsWhileNotReady() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready()) {
            fixture.exposer.health().set("database", false);
            assertEquals(503, fixture.get("/readyz").statusCode());
            assertEquals(200, fixture.get("/metrics").statusCode());
            assertEquals(200, fixture.get("/healthz").statusCode());
            assertTrue(fixture.page().contains("health_ready{" + ExposerFixture.BASE + "} 0"));
        }
    }

    private static void awaitMissing(final Exposer exposer, final List<String> expected) {
        while (!exposer.readiness().missing().equals(expected)) {
            Thread.onSpinWait();
        }
    }
}
