package io.tailrace.jmh.exposer.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.synthetic.SyntheticShape;
import io.tailrace.jmh.exposer.peer.PeerRegistry.RunningPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All have the same series: else they are not compared with each other. */
class PeerRegistryTest {
    private static final SyntheticShape SHAPE = SyntheticShape.of(3_000);

    @ParameterizedTest
    @EnumSource(PeerLibrary.class)
    void shouldHaveExactlyTheSeriesThatAreAskedForAndChangeThem(final PeerLibrary library) throws Exception {
        final PeerRegistry registry = library.make(SHAPE);
        registry.record(0);
        final List<String> first = lines(page(registry));
        registry.record(1);
        final List<String> second = lines(page(registry));

        assertEquals(SHAPE.series(), first.size());
        assertNotEquals(first, second);
        assertTrue(
                first.contains("synthetic_queue_depth{key=\"key-00003\",shard=\"shard-03\"} 93.0")
                        || first.contains("synthetic_queue_depth{shard=\"shard-03\",key=\"key-00003\"} 93.0"),
                () -> String.join("\n", first.subList(0, 50)));
    }

    @ParameterizedTest
    @EnumSource(PeerLibrary.class)
    void shouldServeItsPage(final PeerLibrary library) throws Exception {
        final PeerRegistry registry = library.make(SHAPE);
        final RunningPeer server = registry.serve();
        try {
            registry.record(0);
            final String page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            assertEquals(SHAPE.series(), lines(page).size());
        } finally {
            server.end().run();
        }
    }

    private static String page(final PeerRegistry registry) throws IOException {
        final ByteArrayOutputStream page = new ByteArrayOutputStream();
        registry.write(page);
        return page.toString(StandardCharsets.UTF_8);
    }

    /** Without the maximum that only Micrometer has. */
    private static List<String> lines(final String page) {
        return page.lines()
                .filter(line -> line.startsWith("synthetic_") && !line.startsWith("synthetic_latency_seconds_max"))
                .toList();
    }
}
