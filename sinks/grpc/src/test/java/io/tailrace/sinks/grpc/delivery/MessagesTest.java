package io.tailrace.sinks.grpc.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricState;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.stream.v1.Metric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    @ParameterizedTest
    @EnumSource
    void shouldTellTheUnitInWhichValuesAreRecorded(final Unit unit) {
        final MetricDescriptor metric =
                MetricDescriptor.histogram("h").unit(unit).help("H.").build();

        final Metric message = Messages.metric(new MetricInfo(1, metric, MetricState.ACTIVE, 0));

        assertEquals("UNIT_" + unit.name(), message.getUnit().name());
        assertEquals(metric.range().highestValue(), message.getHighestValue());
    }
}
