package io.tailrace.codec.prometheus;

/** What a page can be written in, in the order in which we prefer it when the scraper does not care. */
public enum ExpositionForm {
    /** The Prometheus text format 0.0.4. */
    TEXT("text/plain; version=0.0.4; charset=utf-8"),
    /** OpenMetrics text 1.0.0, with exemplars. */
    OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8"),
    /** Length-delimited {@code io.prometheus.client.MetricFamily} messages, with exemplars and native histograms. */
    PROTOBUF("application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited");

    private final String contentType;

    ExpositionForm(final String contentType) {
        this.contentType = contentType;
    }

    /** Without the escaping of names. */
    String contentType() {
        return contentType;
    }
}
