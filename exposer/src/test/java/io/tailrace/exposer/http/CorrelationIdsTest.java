package io.tailrace.exposer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdsTest {
    private final CorrelationIds ids = new CorrelationIds();
    private final HttpHeaders headers =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();

    @Test
    void shouldReturnTheClientsId() {
        headers.set("x-corr-id", "older");
        assertEquals("older", ids.idOf(headers));
        headers.set("x-correlation-id", "01ARZ3NDEKTSV4RRFFQ69G5FAV_-.");
        assertEquals("01ARZ3NDEKTSV4RRFFQ69G5FAV_-.", ids.idOf(headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nSet-Cookie: x", "<script>", "a;b", "caf\u00e9", "\u0000"})
    void shouldReplaceIdsThatAreNotHarmless(final String id) {
        headers.set("X-Correlation-Id", id);
        headers.set("X-Corr-ID", id);
        assertGenerated(ids.idOf(headers));
    }

    @Test
    void shouldReplaceLongIdsAndMissingOnes() {
        assertGenerated(ids.idOf(headers));
        headers.set("X-Correlation-Id", "a".repeat(65));
        assertGenerated(ids.idOf(headers));
        headers.set("X-Correlation-Id", "a".repeat(64));
        assertEquals("a".repeat(64), ids.idOf(headers));
    }

    @Test
    void shouldGenerateDistinctIds() {
        final Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertTrue(seen.add(ids.next()));
        }
        assertNotEquals(ids.next(), new CorrelationIds().next());
    }

    private static void assertGenerated(final String id) {
        assertTrue(id.matches("[0-9a-f]{32}"), id);
    }
}
