package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSeriesTest {
    private static final KnownSeries KNOWN = new KnownSeries(Set.of("instance:samples:rate5m"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(http_requests_total{status=~\"5..\", service=\"a\", job=\"b\"}[5m])",
                "sum(rate(exposition_latency_seconds_bucket{le=\"0.1\", endpoint=\"/metrics\"}[5m]))",
                "request_latency_seconds_count{method=\"GET\"}",
                "up{job=\"tailrace\"} and instance:samples:rate5m",
                "rejected_total{reason!~\"cardinality|concurrency\"}",
            })
    void shouldKnowWhatPagesAndPrometheusAndRulesMake(final String expression) {
        assertEquals(List.of(), KNOWN.faults(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    healthy_ready                             | nobody makes healthy_ready
                    exposition_latency_seconds                | nobody makes exposition_latency_seconds
                    health_ready_count                        | nobody makes health_ready_count
                    instance:samples:rate1m                   | nobody makes instance:samples:rate1m
                    health_ready{reason="full"}               | health_ready{reason=full}: no such label
                    up{service="shop"}                        | up{service=shop}: no such label
                    rejected_total{reason=~"methods?x/body"}  | rejected_total{reason=~methods?x/body}: methods?x/body is no value of it
                    io_timeouts_total{op="reads"}             | io_timeouts_total{op=reads}: \\Qreads\\E is no value of it
                    """)
    void shouldTellWhatNobodyMakes(final String expression, final String fault) {
        assertEquals(List.of(fault), KNOWN.faults(expression));
    }
}
