package io.tailrace.exposer.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
    @ParameterizedTest
    @CsvSource({
        "/metrics, METRICS",
        "/metrics?name[]=x, METRICS",
        "/healthz, HEALTHZ",
        "/readyz, READYZ",
        "http://127.0.0.1:9100/metrics, METRICS",
        "HTTP://host/readyz?x=http://y/metrics, READYZ",
        "http://host, OTHER",
        "http://metrics, OTHER",
        "/metrics/, OTHER",
        "//metrics, OTHER",
        "/METRICS, OTHER",
        "/%6detrics, OTHER",
        "/../metrics, OTHER",
        "/metrics#top, OTHER",
        "metrics, OTHER",
        "*, OTHER",
        "/, OTHER",
        "'', OTHER"
    })
    void shouldKnowThreePathsAndNothingElse(final String target, final Route route) {
        assertEquals(route, Route.of(target));
    }
}
