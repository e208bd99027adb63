package io.tailrace.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/opentelemetry.md tells people to copy is this code, which is run. */
class UsageTest {
    @AfterEach
    void forget() {
        GlobalOpenTelemetry.resetForTest();
    }

    @Test
    void shouldRunWhatTheDocumentShows() throws IOException {
        use();

        final String source = Files.readString(Path.of(System.getProperty("tailrace.root"))
                .resolve("bridges/opentelemetry/src/test/java/io/tailrace/opentelemetry/UsageTest.java"));
        final String document =
                Files.readString(Path.of(System.getProperty("tailrace.root")).resolve("docs/opentelemetry.md"));
        final String code = between(source, "// tag::" + "use[]\n", "// end::" + "use[]");
        assertEquals(
                code.stripIndent().stripTrailing(),
                between(document, "```java\n", "```").stripTrailing());
    }

    private static void use() {
        // tag::use[]
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().service("orders"));
                Exposer exposer = Exposer.launch(new ExposerContext(), engine::openTailer, EngineClock.system());
                TailraceOpenTelemetry telemetry = TailraceOpenTelemetry.launch(engine)) {
            GlobalOpenTelemetry.set(telemetry); // or give it to whatever takes an OpenTelemetry
            final Meter meter = GlobalOpenTelemetry.getMeter("com.example.orders");
            final LongCounter orders = meter.counterBuilder("orders.placed").build();
            orders.add(1, Attributes.of(AttributeKey.stringKey("side"), "buy"));
            assertTrue(exposer.address().getPort() > 0); // orders_placed_total on its /metrics
        }
        // end::use[]
    }

    @Test
    void shouldLeaveTracesAndPropagationToTheDelegate() {
        final OpenTelemetry delegate = OpenTelemetry.propagating(ContextPropagators.noop());
        try (BridgeFixture fixture = new BridgeFixture(new OpenTelemetryContext().delegate(delegate))) {
            assertEquals(delegate.getTracerProvider(), fixture.bridge.getTracerProvider());
            assertEquals(delegate.getPropagators(), fixture.bridge.getPropagators());
            assertEquals(delegate.getLogsBridge(), fixture.bridge.getLogsBridge());
        }
    }

    private static String between(final String text, final String start, final String end) {
        final int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
