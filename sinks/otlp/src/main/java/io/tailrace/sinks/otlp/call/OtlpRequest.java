package io.tailrace.sinks.otlp.call;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.util.List;

/**
 * One request. Immutable, as its message is.
 *
 * @param signal what it carries.
 * @param message an {@code ExportMetricsServiceRequest} or {@code ExportLogsServiceRequest}.
 * @param items data points or log records in it, at least 1.
 */
public record OtlpRequest(Signal signal, Message message, int items) {
    /**
     * A request of data points.
     *
     * @param metrics with at least one.
     * @return the request.
     */
    public static OtlpRequest of(final ExportMetricsServiceRequest metrics) {
        final int points = metrics.getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .mapToInt(DataPoints::count)
                .sum();
        return new OtlpRequest(Signal.METRICS, metrics, points);
    }

    /**
     * Two requests of half the items each, for one that is too long.
     *
     * @return both halves, in order; empty if there is only one item.
     */
    public List<OtlpRequest> halves() {
        return items < 2 ? List.of() : Halves.of(this);
    }

    /** What a request carries, and where it goes. */
    public enum Signal {
        /** Data points. */
        METRICS("metrics"),
        /** Log records. */
        LOGS("logs");

        private final String word;

        Signal(final String word) {
            this.word = word;
        }

        /**
         * The path of requests over HTTP.
         *
         * @return such as {@code /v1/metrics}.
         */
        public String path() {
            return "/v1/" + word;
        }

        /** In lower case. */
        @Override
        public String toString() {
            return word;
        }
    }
}
