package io.tailrace.sinks.otlp.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.protobuf.StatusProto;
import io.tailrace.sinks.otlp.call.CallSettings;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.PeerText;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** What a status that is not OK means, by the table of OTLP (opentelemetry.io/docs/specs/otlp, Failures). */
final class GrpcStatuses {
    private static final Set<Code> RETRYABLE = Set.of(
            Code.CANCELLED, Code.DEADLINE_EXCEEDED, Code.ABORTED, Code.OUT_OF_RANGE, Code.UNAVAILABLE, Code.DATA_LOSS);

    private GrpcStatuses() {}

    static OtlpAnswer answer(final Status status, final Metadata trailers, final CallSettings settings) {
        final OptionalLong askedNs = retryDelayNs(status, trailers);
        final boolean isRetryable = RETRYABLE.contains(status.getCode())
                || (status.getCode() == Code.RESOURCE_EXHAUSTED && askedNs.isPresent());
        if (isRetryable) {
            return new OtlpAnswer.Retryable("gRPC " + status.getCode(), settings.boundedWaitNs(askedNs.orElse(0)));
        }
        final String said = PeerText.clip(status.getDescription());
        return new OtlpAnswer.Refused(
                "grpc_" + status.getCode().name().toLowerCase(Locale.ROOT),
                "gRPC " + status.getCode() + (said.isEmpty() ? "" : ": " + said));
    }

    /** Of the first RetryInfo in the details; what cannot be read counts as not there. */
    private static OptionalLong retryDelayNs(final Status status, final Metadata trailers) {
        try {
            final com.google.rpc.Status details = StatusProto.fromStatusAndTrailers(status, trailers);
            for (final Any detail : details.getDetailsList()) {
                if (detail.is(RetryInfo.class)) {
                    final com.google.protobuf.Duration delay =
                            detail.unpack(RetryInfo.class).getRetryDelay();
                    return OptionalLong.of(Math.max(0, toNs(delay.getSeconds(), delay.getNanos())));
                }
            }
        } catch (final InvalidProtocolBufferException | RuntimeException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    private static long toNs(final long seconds, final int nanos) {
        try {
            return Duration.ofSeconds(seconds, nanos).toNanos();
        } catch (final ArithmeticException | DateTimeException e) {
            return seconds < 0 ? 0 : Long.MAX_VALUE;
        }
    }
}
