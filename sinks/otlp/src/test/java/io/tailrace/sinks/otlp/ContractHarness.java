package io.tailrace.sinks.otlp;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpClient;
import io.tailrace.sinks.otlp.call.OtlpRequest;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.transport.Receipt;
import io.tailrace.testsupport.transport.RecordedNumbers;
import io.tailrace.testsupport.transport.TransportHarness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The transport and a real receiver. What the receiver gets are entries, known by their ids, or the totals of a counter. The clock stands still while an answer is on
 * its way, so that no machine is too slow.
 */
final class ContractHarness implements TransportHarness {
    private final Path journal;
    private final Path state;
    private final SettableClock clock;
    private final OtlpProtocol protocol;
    private final boolean isOfMetrics;
    private final List<Long> numbers = new ArrayList<>();
    private final Peer peer;
    private PositionStore positions;
    private OtlpAgent agent;
    private boolean isStalled;
    private long newestNs;

    /** A receiver that can be ended and started anew on the same port. */
    interface Peer extends AutoCloseable {
        String url();

        void stall(boolean isStalled);

        void restart();

        @Override
        void close();
    }

    ContractHarness(
            final Path journal,
            final Path state,
            final SettableClock clock,
            final OtlpProtocol protocol,
            final boolean isOfMetrics,
            final Function<Consumer<Object>, Peer> peers) {
        this.journal = journal;
        this.state = state;
        this.clock = clock;
        this.protocol = protocol;
        this.isOfMetrics = isOfMetrics;
        peer = peers.apply(this::onRequest);
        start();
    }

    private void start() {
        positions = PositionStore.open(state);
        final OtlpSettings settings = new OtlpContext()
                .endpoint(peer.url())
                .protocol(protocol)
                .metrics(isOfMetrics)
                .entries(!isOfMetrics)
                .exportIntervalMs(100)
                .entryDelayMs(0)
                .maxEntries(3)
                .timeoutMs(600_000)
                .closeTimeoutMs(5)
                .conclude();
        final RetryPolicy policy = new RetryPolicy(1_000_000, 4_000_000, 50_000_000, 8_000_000);
        agent = OtlpContext.open(
                "otlp",
                JournalSource.at(journal, error -> {}),
                new DeliveryTracker("otlp", policy, DeliveryMeter.none(), clock, 1),
                positions,
                clock,
                settings,
                new Awaiting(OtlpContext.client(settings, clock)));
    }

    private synchronized void onRequest(final Object message) {
        if (message instanceof ExportLogsServiceRequest logs) {
            logs.getResourceLogsList().stream()
                    .flatMap(resource -> resource.getScopeLogsList().stream())
                    .flatMap(scope -> scope.getLogRecordsList().stream())
                    .forEach(record -> numbers.add((Long) Recorded.attributes(
                                    record.getBody().getKvlistValue().getValuesList())
                            .get("used_mb")));
        } else if (message instanceof ExportMetricsServiceRequest metrics) {
            metrics.getResourceMetricsList().stream()
                    .flatMap(resource -> resource.getScopeMetricsList().stream())
                    .flatMap(scope -> scope.getMetricsList().stream())
                    .filter(metric -> metric.getName().equals(RecordedNumbers.COUNTER))
                    .map(Metric::getSum)
                    .flatMap(sum -> sum.getDataPointsList().stream())
                    .filter(this::isNewest)
                    .map(NumberDataPoint::getAsInt)
                    .filter(total -> total > 0)
                    .forEach(numbers::add);
        }
    }

    /** A request of a client that was killed may be read behind one of the next client: its time says so. */
    private boolean isNewest(final NumberDataPoint point) {
        final boolean isNewest = point.getTimeUnixNano() >= newestNs;
        newestNs = Math.max(newestNs, point.getTimeUnixNano());
        return isNewest;
    }

    @Override
    public void step() {
        agent.doWork();
    }

    @Override
    public synchronized List<Receipt> receipts() {
        // An entry has its id, and a total that comes again is the same total.
        final Set<Long> seen = new HashSet<>();
        return numbers.stream()
                .map(number -> new Receipt(number, !seen.add(number)))
                .toList();
    }

    @Override
    public void disconnect() {
        peer.restart();
    }

    @Override
    public void stall(final boolean isNow) {
        isStalled = isNow;
        peer.stall(isNow);
    }

    @Override
    public void restartTransport() {
        // A kill: no position is kept in an orderly way.
        positions.close();
        start();
    }

    @Override
    public void restartPeer() {
        peer.restart();
    }

    @Override
    public void closeAndReopen() {
        agent.onClose();
        positions.close();
        start();
    }

    @Override
    public long failures() {
        return agent.status().failures();
    }

    @Override
    public boolean isCumulative() {
        return isOfMetrics;
    }

    @Override
    public void close() {
        peer.stall(false);
        agent.onClose();
        positions.close();
        peer.close();
    }

    /** Waits for answers, unless there is none to come. */
    private final class Awaiting implements OtlpClient {
        private final OtlpClient client;

        Awaiting(final OtlpClient client) {
            this.client = client;
        }

        @Override
        public int lengthInBytes(final OtlpRequest request) {
            return client.lengthInBytes(request);
        }

        @Override
        public void send(final OtlpRequest request, final long nowNs) {
            client.send(request, nowNs);
        }

        @Override
        public OtlpAnswer poll(final long nowNs) {
            OtlpAnswer answer = client.poll(nowNs);
            // Now and then it is looked at later, so that a test can come in between.
            while (answer instanceof OtlpAnswer.Pending && !isStalled && nowNs / 200_000 % 3 != 0) {
                LockSupport.parkNanos(50_000);
                answer = client.poll(nowNs);
            }
            return answer;
        }

        @Override
        public void cancel() {
            client.cancel();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    static Map<OtlpProtocol, Function<Consumer<Object>, Peer>> peers() {
        return Map.of(
                OtlpProtocol.GRPC, GrpcContractPeer::new,
                OtlpProtocol.HTTP_JSON, onRequest -> new HttpContractPeer(onRequest, true),
                OtlpProtocol.HTTP_PROTOBUF, onRequest -> new HttpContractPeer(onRequest, false));
    }
}
