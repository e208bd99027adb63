package io.tailrace.sinks.otlp.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.protobuf.StatusProto;
import io.netty.handler.ssl.ClientAuth;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.tailrace.sinks.otlp.Calls;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpTls;
import io.tailrace.testsupport.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a real server of the protocol's own stubs, with every status and every bad manner. */
class GrpcOtlpClientTest {
    /** By the table of the protocol; RESOURCE_EXHAUSTED only with RetryInfo. */
    private static final Set<Status.Code> RETRYABLE = Set.of(
            Status.Code.CANCELLED,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.ABORTED,
            Status.Code.OUT_OF_RANGE,
            Status.Code.UNAVAILABLE,
            Status.Code.DATA_LOSS);

    @TempDir
    Path folder;

    @Test
    void shouldSendWhatItIsGiven() {
        try (GrpcPeer peer = new GrpcPeer();
                GrpcOtlpClient client =
                        new GrpcOtlpClient(Calls.settings(peer.url(), Map.of("Authorization", "x y"), true, null))) {
            assertEquals(new OtlpAnswer.Accepted(0, ""), Calls.call(client, Calls.metrics(2)));
            assertEquals(new OtlpAnswer.Accepted(0, ""), Calls.call(client, Calls.logs(3)));

            assertEquals(Calls.metrics(2).message(), peer.metrics().get(0));
            assertEquals(Calls.logs(3).message(), peer.logs().get(0));
            assertEquals("x y", header(peer, "authorization"));
            assertEquals("gzip", header(peer, "grpc-encoding"));
        }
    }

    private static String header(final GrpcPeer peer, final String name) {
        return peer.headers().get(0).get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }

    @Test
    void shouldTryAgainOnlyWhatTheProtocolSays() {
        try (GrpcPeer peer = new GrpcPeer();
                GrpcOtlpClient client = new GrpcOtlpClient(Calls.settings(peer.url()))) {
            for (final Status.Code code : Status.Code.values()) {
                if (code == Status.Code.OK) {
                    continue;
                }
                peer.answersLogs(observer -> observer.onError(
                        code.toStatus().withDescription("so\nit is").asException()));

                final OtlpAnswer answer = Calls.call(client, Calls.logs(1));

                assertEquals(
                        RETRYABLE.contains(code)
                                ? new OtlpAnswer.Retryable("gRPC " + code, 0)
                                : new OtlpAnswer.Refused(
                                        "grpc_" + code.name().toLowerCase(Locale.ROOT), "gRPC " + code + ": so it is"),
                        answer);
            }
        }
    }

    @Test
    void shouldWaitAsLongAsItIsAskedTo() {
        try (GrpcPeer peer = new GrpcPeer();
                GrpcOtlpClient client = new GrpcOtlpClient(Calls.settings(peer.url()))) {
            final RetryInfo.Builder info = RetryInfo.newBuilder();
            info.getRetryDelayBuilder().setSeconds(3).setNanos(500_000_000);
            final long askedNs = TimeUnit.MILLISECONDS.toNanos(3_500);
            assertEquals(
                    new OtlpAnswer.Retryable("gRPC UNAVAILABLE", askedNs),
                    answer(peer, client, Status.Code.UNAVAILABLE, Any.pack(info.build())));
            assertEquals(
                    new OtlpAnswer.Retryable("gRPC RESOURCE_EXHAUSTED", askedNs),
                    answer(peer, client, Status.Code.RESOURCE_EXHAUSTED, Any.pack(info.build())));
            assertInstanceOf(
                    OtlpAnswer.Refused.class,
                    answer(peer, client, Status.Code.INVALID_ARGUMENT, Any.pack(info.build())));
            assertEquals(
                    new OtlpAnswer.Retryable("gRPC UNAVAILABLE", Calls.LONGEST_WAIT_NS),
                    answer(peer, client, Status.Code.UNAVAILABLE, delay(Long.MAX_VALUE, Integer.MAX_VALUE)));
            assertEquals(
                    new OtlpAnswer.Retryable("gRPC UNAVAILABLE", 0),
                    answer(peer, client, Status.Code.UNAVAILABLE, delay(Long.MIN_VALUE, -1)));
            final Any garbage = Any.pack(info.build()).toBuilder()
                    .setValue(ByteString.copyFromUtf8("garbage"))
                    .build();
            assertEquals(
                    new OtlpAnswer.Retryable("gRPC UNAVAILABLE", 0),
                    answer(peer, client, Status.Code.UNAVAILABLE, garbage));
            assertInstanceOf(OtlpAnswer.Refused.class, answer(peer, client, Status.Code.RESOURCE_EXHAUSTED, garbage));
        }
    }

    private static Any delay(final long seconds, final int nanos) {
        return Any.pack(RetryInfo.newBuilder()
                .setRetryDelay(Duration.newBuilder().setSeconds(seconds).setNanos(nanos))
                .build());
    }

    private static OtlpAnswer answer(
            final GrpcPeer peer, final GrpcOtlpClient client, final Status.Code code, final Any detail) {
        peer.answersLogs(observer -> observer.onError(StatusProto.toStatusException(com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .addDetails(detail)
                .build())));
        return Calls.call(client, Calls.logs(1));
    }

    @Test
    void shouldTellWhatWasRejected() {
        try (GrpcPeer peer = new GrpcPeer();
                GrpcOtlpClient client = new GrpcOtlpClient(Calls.settings(peer.url()))) {
            final ExportMetricsServiceResponse.Builder metrics = ExportMetricsServiceResponse.newBuilder();
            metrics.getPartialSuccessBuilder().setRejectedDataPoints(2).setErrorMessage("too\nold");
            final ExportLogsServiceResponse.Builder logs = ExportLogsServiceResponse.newBuilder();
            logs.getPartialSuccessBuilder().setRejectedLogRecords(-3).setErrorMessage("warning");
            peer.answersMetrics(observer -> {
                observer.onNext(metrics.build());
                observer.onCompleted();
            });
            peer.answersLogs(observer -> {
                observer.onNext(logs.build());
                observer.onCompleted();
            });

            assertEquals(new OtlpAnswer.Accepted(2, "too old"), Calls.call(client, Calls.metrics(5)));
            assertEquals(new OtlpAnswer.Accepted(0, "warning"), Calls.call(client, Calls.logs(5)));
        }
    }

    @Test
    void shouldRefuseAnAnswerThatIsTooLong() {
        try (GrpcPeer peer = new GrpcPeer();
                GrpcOtlpClient client = new GrpcOtlpClient(Calls.settings(peer.url()))) {
            final ExportLogsServiceResponse.Builder logs = ExportLogsServiceResponse.newBuilder();
            logs.getPartialSuccessBuilder().setErrorMessage("x".repeat(Calls.MAX_RESPONSE));
            peer.answersLogs(observer -> {
                observer.onNext(logs.build());
                observer.onCompleted();
            });

            assertInstanceOf(OtlpAnswer.Refused.class, Calls.call(client, Calls.logs(1)));
        }
    }

    @Test
    void shouldTryAgainWhereNobodyAnswers() {
        final GrpcPeer first = new GrpcPeer();
        final int port = first.port();
        try (GrpcOtlpClient client = new GrpcOtlpClient(Calls.settings(first.url()))) {
            first.answersLogs(observer -> first.close());
            assertInstanceOf(OtlpAnswer.Retryable.class, Calls.call(client, Calls.logs(1)));
            assertInstanceOf(OtlpAnswer.Retryable.class, Calls.call(client, Calls.logs(1)));
        }
        first.close();
        try (GrpcPeer second = new GrpcPeer(port, null);
                GrpcOtlpClient client = new GrpcOtlpClient(Calls.settings(second.url()))) {
            assertEquals(new OtlpAnswer.Accepted(0, ""), Calls.call(client, Calls.logs(1)));
        }
    }

    @Test
    void shouldTryAgainWhatAnswersNoGrpc() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final Thread peer = new Thread(() -> {
                try (Socket socket = listening.accept()) {
                    socket.getOutputStream().write("220 mail ready\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (final IOException e) {
                    throw new AssertionError(e);
                }
            });
            peer.start();
            try (GrpcOtlpClient client =
                    new GrpcOtlpClient(Calls.settings("http://127.0.0.1:" + listening.getLocalPort()))) {
                assertFalse(Calls.call(client, Calls.logs(1)) instanceof OtlpAnswer.Accepted);
            }
        }
    }

    @Test
    void shouldGiveUpOnASlowPeerAndGoOnWithTheNextRequest() {
        try (GrpcPeer peer = new GrpcPeer();
                GrpcOtlpClient client = new GrpcOtlpClient(Calls.settings(peer.url()))) {
            peer.answersLogs(observer -> {});
            client.send(Calls.logs(1), 0);
            assertInstanceOf(OtlpAnswer.Pending.class, client.poll(Calls.TIMEOUT_NS - 1));
            assertEquals(new OtlpAnswer.Retryable("no answer in time", 0), client.poll(Calls.TIMEOUT_NS));
            assertInstanceOf(OtlpAnswer.Pending.class, client.poll(Calls.TIMEOUT_NS));
            peer.answersLogs(observer -> {
                observer.onNext(ExportLogsServiceResponse.getDefaultInstance());
                observer.onCompleted();
            });

            assertEquals(new OtlpAnswer.Accepted(0, ""), Calls.call(client, Calls.logs(1)));
        }
    }

    @Test
    void shouldTrustItsOwnCaAndShowItsCertificate() throws Exception {
        final TestCertificate authority = TestCertificate.authority("CA");
        authority.writeTo(folder, "ca");
        authority.issue("server").writeTo(folder, "server");
        authority.issue("client").writeTo(folder, "client");
        final var server = GrpcSslContexts.forServer(
                        folder.resolve("server.pem").toFile(),
                        folder.resolve("server.key").toFile())
                .trustManager(folder.resolve("ca.pem").toFile())
                .clientAuth(ClientAuth.REQUIRE)
                .build();
        try (GrpcPeer peer = new GrpcPeer(0, server)) {
            final OtlpTls both =
                    new OtlpTls(folder.resolve("ca.pem"), folder.resolve("client.pem"), folder.resolve("client.key"));
            assertEquals(new OtlpAnswer.Accepted(0, ""), once(peer.url(), both));
            assertInstanceOf(
                    OtlpAnswer.Retryable.class, once(peer.url(), new OtlpTls(folder.resolve("ca.pem"), null, null)));
            assertInstanceOf(OtlpAnswer.Retryable.class, once(peer.url(), OtlpTls.DEFAULT));
        }
    }

    private static OtlpAnswer once(final String url, final OtlpTls tls) {
        try (GrpcOtlpClient client = new GrpcOtlpClient(Calls.settings(url, Map.of(), false, tls))) {
            return Calls.call(client, Calls.logs(1));
        }
    }
}
