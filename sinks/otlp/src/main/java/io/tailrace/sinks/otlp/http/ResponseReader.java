package io.tailrace.sinks.otlp.http;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpRequest.Signal;
import io.tailrace.sinks.otlp.call.PeerText;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** What an answer means: its status decides, its body tells more. Whatever it is, nothing is thrown. */
final class ResponseReader {
    private static final Set<Integer> RETRYABLE = Set.of(429, 502, 503, 504);

    private final boolean isJson;

    ResponseReader(final boolean isJson) {
        this.isJson = isJson;
    }

    /** {@code waitNs} is what Retry-After asks for, 0 if nothing. */
    OtlpAnswer read(final Signal signal, final int status, final byte[] body, final long waitNs) {
        if (status >= 200 && status < 300) {
            return accepted(signal, body);
        }
        if (RETRYABLE.contains(status)) {
            return new OtlpAnswer.Retryable("HTTP " + status, waitNs);
        }
        final String said = failure(body);
        return new OtlpAnswer.Refused(
                "http_" + status / 100 + "xx", "HTTP " + status + (said.isEmpty() ? "" : ": " + said));
    }

    private OtlpAnswer accepted(final Signal signal, final byte[] body) {
        try {
            final OtlpAnswer.Accepted said = body.length == 0
                    ? new OtlpAnswer.Accepted(0, "")
                    : isJson ? ofJson(body) : ofProtobuf(signal, body);
            return new OtlpAnswer.Accepted(Math.max(0, said.rejected()), PeerText.clip(said.message()));
        } catch (final InvalidProtocolBufferException | JacksonException | IllegalArgumentException e) {
            // Whoever answers so is no receiver of OTLP, and need not have kept anything.
            return new OtlpAnswer.Refused(
                    "not_otlp", "the answer is none of OTLP: is the endpoint that of a receiver?");
        }
    }

    private static OtlpAnswer.Accepted ofJson(final byte[] body) {
        final JsonAnswer answer = JsonAnswer.read(body);
        return new OtlpAnswer.Accepted(answer.rejected(), answer.message());
    }

    private static OtlpAnswer.Accepted ofProtobuf(final Signal signal, final byte[] body)
            throws InvalidProtocolBufferException {
        if (signal == Signal.METRICS) {
            final ExportMetricsPartialSuccess partial =
                    ExportMetricsServiceResponse.parseFrom(body).getPartialSuccess();
            return new OtlpAnswer.Accepted(partial.getRejectedDataPoints(), partial.getErrorMessage());
        }
        final ExportLogsPartialSuccess partial =
                ExportLogsServiceResponse.parseFrom(body).getPartialSuccess();
        return new OtlpAnswer.Accepted(partial.getRejectedLogRecords(), partial.getErrorMessage());
    }

    /** The message of a failure; empty if its body is none of OTLP, as those of proxies are. */
    private String failure(final byte[] body) {
        try {
            final String message = body.length == 0
                    ? ""
                    : isJson
                            ? JsonAnswer.read(body).message()
                            : Status.parseFrom(body).getMessage();
            return PeerText.clip(message);
        } catch (final InvalidProtocolBufferException | JacksonException | IllegalArgumentException e) {
            return "";
        }
    }
}
