package io.tailrace.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.tailrace.stream.v1.Acknowledgement;
import io.tailrace.stream.v1.CounterValue;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Epoch;
import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.Gap;
import io.tailrace.stream.v1.GapReason;
import io.tailrace.stream.v1.HistogramValue;
import io.tailrace.stream.v1.LabelMatch;
import io.tailrace.stream.v1.Match;
import io.tailrace.stream.v1.Metric;
import io.tailrace.stream.v1.MetricType;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.Opened;
import io.tailrace.stream.v1.Position;
import io.tailrace.stream.v1.Priority;
import io.tailrace.stream.v1.SampleBlock;
import io.tailrace.stream.v1.Series;
import io.tailrace.stream.v1.Snapshot;
import io.tailrace.stream.v1.StartFrom;
import io.tailrace.stream.v1.SubscribeRequest;
import io.tailrace.stream.v1.SubscribeResponse;
import io.tailrace.stream.v1.TelemetryStreamGrpc;
import io.tailrace.stream.v1.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole exchange over gRPC with the generated stubs: what the transport will promise can be said with these messages. */
class StreamExchangeTest {
    private static final String NAME = "stream-exchange-test";
    private static final List<Delivery> DELIVERIES = deliveries();

    private final MemoryStream service = new MemoryStream(DELIVERIES);
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = InProcessServerBuilder.forName(NAME)
                .directExecutor()
                .addService(service)
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(NAME).directExecutor().build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void shouldDeliverInOrderAndWithNothingChanged() {
        final Subscription subscription = new Subscription("dashboard", 1 << 20);

        assertEquals(1, subscription.opened().getNextSequence());
        assertFalse(subscription.opened().getResumed());
        assertEquals(DELIVERIES, subscription.deliveries());
    }

    @Test
    void shouldSendNoMoreThanMayBeOutstanding() {
        final Subscription subscription =
                new Subscription("slow", DELIVERIES.get(0).getSerializedSize());
        assertEquals(List.of(1L), subscription.sequences());

        final Subscription other = new Subscription("other", 200);
        for (int sent = other.deliveries().size();
                sent < DELIVERIES.size();
                sent = other.deliveries().size()) {
            other.acknowledge(sent);
            assertTrue(other.deliveries().size() > sent, "an acknowledgement makes room");
        }
        assertEquals(DELIVERIES, other.deliveries());
    }

    @Test
    void shouldGoOnAfterAReconnectAndFlagWhatMayHaveBeenSent() {
        final Subscription before = new Subscription("dashboard", 1 << 20);
        before.acknowledge(2);
        before.acknowledge(1); // changes nothing
        before.requests.onError(Status.CANCELLED.asRuntimeException());
        assertEquals(2, service.acknowledged("dashboard"));

        final Subscription after = new Subscription("dashboard", 1 << 20);

        assertTrue(after.opened().getResumed());
        assertEquals(3, after.opened().getNextSequence());
        assertEquals(LongStream.rangeClosed(3, DELIVERIES.size()).boxed().toList(), after.sequences());
        assertTrue(after.deliveries().stream().allMatch(Delivery::getDuplicate));
        for (int i = 0; i < after.deliveries().size(); i++) {
            assertEquals(
                    DELIVERIES.get(i + 2),
                    after.deliveries().get(i).toBuilder().clearDuplicate().build());
        }
    }

    @Test
    void shouldEndTheStreamOfAnAcknowledgementOfWhatWasNotSent() {
        final Subscription subscription = new Subscription("liar", 1 << 20);
        subscription.acknowledge(DELIVERIES.size() + 1L);

        assertEquals(
                Status.Code.INVALID_ARGUMENT,
                Status.fromThrowable(subscription.failure).getCode());
    }

    @Test
    void shouldKeepFieldsOfLaterVersions() throws InvalidProtocolBufferException {
        final Delivery later = DELIVERIES.get(0).toBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                999,
                                UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                        .build())
                .build();

        assertEquals(later, Delivery.parseFrom(later.toByteArray()));
        assertEquals(
                7,
                Delivery.parseFrom(later.toByteArray())
                        .getUnknownFields()
                        .getField(999)
                        .getVarintList()
                        .get(0));
    }

    @Test
    void shouldSayEveryFilter() throws InvalidProtocolBufferException {
        final Open open = Open.newBuilder()
                .setSubscriberName("dashboard")
                .setStart(StartFrom.START_FROM_POSITION)
                .setPosition(Position.newBuilder().setEpoch(3).setFrameSequence(1L << 40))
                .setLastReceivedSequence(17)
                .setMaxOutstandingBytes(1 << 20)
                .setFilter(Filter.newBuilder()
                        .addMetrics(Match.newBuilder().setPrefix("http_"))
                        .addLabels(LabelMatch.newBuilder()
                                .setName("route")
                                .setValue(Match.newBuilder().setEqual("/healthz"))
                                .setNegated(true))
                        .setLowestPriority(Priority.PRIORITY_HIGH)
                        .setSnapshots(true)
                        .setSamples(true))
                .build();

        assertEquals(open, Open.parseFrom(open.toByteArray()));
    }

    /** One of each kind. */
    private static List<Delivery> deliveries() {
        final Snapshot snapshot = Snapshot.newBuilder()
                .setSnapshotId(1)
                .setFromNs(Long.MAX_VALUE - 1)
                .setToNs(Long.MAX_VALUE)
                .addCounters(CounterValue.newBuilder().setSeriesId(1).setTotal(-1)) // 2^64 - 1
                .addHistograms(HistogramValue.newBuilder()
                        .setSeriesId(2)
                        .setCount(3)
                        .setSumLow(Long.MAX_VALUE)
                        .setSumHigh(5)
                        .setMin(-1)
                        .setPayload(ByteString.copyFrom(new byte[] {0, -1, 127})))
                .build();
        final List<Delivery.Builder> contents = List.of(
                Delivery.newBuilder().setEpoch(Epoch.newBuilder().setEpoch(3).setService("shop")),
                Delivery.newBuilder()
                        .setMetric(Metric.newBuilder()
                                .setMetricId(1)
                                .setName("took_seconds")
                                .setType(MetricType.METRIC_TYPE_HISTOGRAM)
                                .setUnit(Unit.UNIT_SECONDS)
                                .addLabelNames("route")
                                .addBounds(5_000_000)),
                Delivery.newBuilder()
                        .setSeries(Series.newBuilder().setSeriesId(2).addLabelValues("/z\u00fcrich")),
                Delivery.newBuilder().setCheckpoint(snapshot),
                Delivery.newBuilder().setSnapshot(snapshot),
                Delivery.newBuilder()
                        .setSamples(SampleBlock.newBuilder()
                                .setChannel("worker")
                                .addSequences(7)
                                .addSeriesIds(2)
                                .addValues(Long.MIN_VALUE)
                                .addOffsetsNs(-1)),
                Delivery.newBuilder()
                        .setGap(Gap.newBuilder()
                                .setReason(GapReason.GAP_REASON_RETENTION)
                                .setSnapshots(9)));
        final List<Delivery> deliveries = new ArrayList<>();
        for (final Delivery.Builder content : contents) {
            deliveries.add(content.setSequence(deliveries.size() + 1L)
                    .setPosition(Position.newBuilder().setEpoch(3).setFrameSequence(100 + deliveries.size()))
                    .build());
        }
        return deliveries;
    }

    private final class Subscription implements StreamObserver<SubscribeResponse> {
        private final List<SubscribeResponse> responses = new ArrayList<>();
        private final StreamObserver<SubscribeRequest> requests;
        private Throwable failure;

        Subscription(final String name, final long maxOutstandingBytes) {
            requests = TelemetryStreamGrpc.newStub(channel).subscribe(this);
            requests.onNext(SubscribeRequest.newBuilder()
                    .setOpen(Open.newBuilder().setSubscriberName(name).setMaxOutstandingBytes(maxOutstandingBytes))
                    .build());
        }

        void acknowledge(final long sequence) {
            requests.onNext(SubscribeRequest.newBuilder()
                    .setAcknowledgement(Acknowledgement.newBuilder().setSequence(sequence))
                    .build());
        }

        Opened opened() {
            return responses.get(0).getOpened();
        }

        List<Delivery> deliveries() {
            return responses.stream()
                    .filter(SubscribeResponse::hasDelivery)
                    .map(SubscribeResponse::getDelivery)
                    .toList();
        }

        List<Long> sequences() {
            return deliveries().stream().map(Delivery::getSequence).toList();
        }

        @Override
        public void onNext(final SubscribeResponse response) {
            responses.add(response);
        }

        @Override
        public void onError(final Throwable fault) {
            failure = fault;
        }

        @Override
        public void onCompleted() {
            // Nothing is waited for.
        }
    }
}
