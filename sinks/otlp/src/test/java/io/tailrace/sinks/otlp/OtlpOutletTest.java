package io.tailrace.sinks.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpClient;
import io.tailrace.sinks.otlp.call.OtlpRequest;
import io.tailrace.sinks.otlp.call.OtlpRequest.Signal;
import io.tailrace.sinks.transport.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a batch, whatever its requests are answered. */
class OtlpOutletTest {
    private static final OtlpAnswer ACCEPTED = new OtlpAnswer.Accepted(0, "");

    private final Deque<OtlpAnswer> answers = new ArrayDeque<>();
    private final List<OtlpRequest> sent = new ArrayList<>();

    private OtlpOutlet outlet(final int maxLength) {
        return new OtlpOutlet(
                new OtlpClient() {
                    @Override
                    public int lengthInBytes(final OtlpRequest request) {
                        return request.message().getSerializedSize();
                    }

                    @Override
                    public void send(final OtlpRequest request, final long nowNs) {
                        sent.add(request);
                    }

                    @Override
                    public OtlpAnswer poll(final long nowNs) {
                        return answers.isEmpty() ? ACCEPTED : answers.remove();
                    }

                    @Override
                    public void cancel() {}

                    @Override
                    public void close() {}
                },
                maxLength);
    }

    private static Outcome deliver(final OtlpOutlet outlet, final OtlpBatch batch) {
        outlet.send(batch, 0);
        return outlet.poll(0);
    }

    @Test
    void shouldSendOneRequestAfterTheOther() {
        try (OtlpOutlet outlet = outlet(10_000)) {
            final OtlpBatch batch = new OtlpBatch(List.of(Calls.metrics(2), Calls.logs(3)));
            assertEquals(5, batch.items());
            assertEquals(3, batch.items(Signal.LOGS));
            answers.add(OtlpAnswer.Pending.INSTANCE);

            assertEquals(Outcome.PENDING, deliver(outlet, batch));
            assertEquals(1, sent.size());
            assertEquals(Outcome.DELIVERED, outlet.poll(0));
            assertEquals(List.of(Calls.metrics(2), Calls.logs(3)), sent);
        }
    }

    @Test
    void shouldNotSendAgainWhatIsAcknowledged() {
        try (OtlpOutlet outlet = outlet(10_000)) {
            final OtlpBatch batch = new OtlpBatch(List.of(Calls.metrics(2), Calls.logs(3)));
            answers.add(new OtlpAnswer.Accepted(1, "old"));
            answers.add(new OtlpAnswer.Retryable("HTTP 503", 7));

            assertEquals(new Outcome.Retry("HTTP 503", 7), deliver(outlet, batch));
            assertEquals(new Outcome.Refused(1, "partial_success", "old"), deliver(outlet, batch));

            assertEquals(List.of(Calls.metrics(2), Calls.logs(3), Calls.logs(3)), sent);
        }
    }

    @Test
    void shouldGiveUpWhatIsRefusedAndGoOn() {
        try (OtlpOutlet outlet = outlet(10_000)) {
            answers.add(new OtlpAnswer.Refused("http_4xx", "HTTP 400"));

            assertEquals(
                    new Outcome.Refused(2, "http_4xx", "HTTP 400"),
                    deliver(outlet, new OtlpBatch(List.of(Calls.metrics(2), Calls.logs(3)))));
            assertEquals(2, sent.size());
            assertEquals(Outcome.DELIVERED, deliver(outlet, new OtlpBatch(List.of(Calls.logs(1)))));
        }
    }

    @Test
    void shouldNotBelieveThatMoreWasRejectedThanSent() {
        try (OtlpOutlet outlet = outlet(10_000)) {
            answers.add(new OtlpAnswer.Accepted(Long.MAX_VALUE, ""));

            assertEquals(
                    new Outcome.Refused(2, "partial_success", ""),
                    deliver(outlet, new OtlpBatch(List.of(Calls.metrics(2)))));
        }
    }

    @Test
    void shouldCutWhatIsTooLongAndKeepTheOrder() {
        final int max = 200;
        try (OtlpOutlet outlet = outlet(max)) {
            final OtlpRequest metrics = Calls.metrics(100);
            final OtlpRequest logs = Calls.logs(101);
            assertTrue(metrics.message().getSerializedSize() > 5 * max);

            assertEquals(Outcome.DELIVERED, deliver(outlet, new OtlpBatch(List.of(metrics, logs))));

            final List<Long> points = new ArrayList<>();
            final List<String> records = new ArrayList<>();
            for (final OtlpRequest request : sent) {
                assertTrue(request.message().getSerializedSize() <= max);
                if (request.message() instanceof ExportMetricsServiceRequest some) {
                    assertEquals(
                            "m_total",
                            some.getResourceMetrics(0)
                                    .getScopeMetrics(0)
                                    .getMetrics(0)
                                    .getName());
                    some.getResourceMetrics(0)
                            .getScopeMetrics(0)
                            .getMetrics(0)
                            .getSum()
                            .getDataPointsList()
                            .forEach(point -> points.add(point.getAsInt()));
                } else if (request.message() instanceof ExportLogsServiceRequest some) {
                    some.getResourceLogs(0)
                            .getScopeLogs(0)
                            .getLogRecordsList()
                            .forEach(record -> records.add(record.getBody().getStringValue()));
                }
            }
            assertEquals(100, points.size());
            for (int i = 0; i < 100; i++) {
                assertEquals(i, points.get(i));
                assertEquals("r" + i, records.get(i));
            }
            assertEquals(101, records.size());
        }
    }

    @Test
    void shouldRefuseOneItemThatIsTooLong() {
        try (OtlpOutlet outlet = outlet(8)) {
            final Outcome outcome = deliver(outlet, new OtlpBatch(List.of(Calls.logs(3))));

            assertEquals(
                    new Outcome.Refused(3, "too_long", "one of the logs is longer than a request may be: 8 bytes"),
                    outcome);
            assertEquals(List.of(), sent);
        }
    }
}
