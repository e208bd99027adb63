package io.tailrace.sinks.grpc.server;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.sinks.grpc.StreamTarget;
import io.tailrace.sinks.grpc.delivery.SeriesFilter;
import io.tailrace.stream.v1.Open;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever stands in an open, a position file or an address: it is refused in words, or can be used. */
class OpenFuzz {
    private static final MetricDescriptor METRIC = MetricDescriptor.counter("hits_total")
            .help("Hits.")
            .labelNames("path")
            .build();

    @FuzzTest
    void shouldRefuseOrUseAnyBytes(final byte[] bytes) {
        check(bytes);
    }

    static void check(final byte[] bytes) {
        open(bytes);
        final String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            final SubscriberPosition position = SubscriberPosition.parse(text);
            if (!SubscriberPosition.parse(position.text()).equals(position)) {
                throw new AssertionError("not read as it was written: " + text);
            }
        } catch (final IllegalArgumentException refused) {
            // in words
        }
        try {
            if (StreamTarget.parse(text).toString().isEmpty()) {
                throw new AssertionError("a target without a name: " + text);
            }
        } catch (final IllegalArgumentException refused) {
            // in words
        }
    }

    private static void open(final byte[] bytes) {
        final Open open;
        try {
            open = Open.parseFrom(bytes);
        } catch (final InvalidProtocolBufferException refused) {
            return; // by gRPC
        }
        if (OpenRules.fault(open).isEmpty()) {
            final SeriesFilter filter = new SeriesFilter(open.getFilter());
            if (filter.wants(METRIC, List.of("/")) && !filter.wants(METRIC)) {
                throw new AssertionError("a series is wanted of a metric that is not: " + open);
            }
        }
    }
}
