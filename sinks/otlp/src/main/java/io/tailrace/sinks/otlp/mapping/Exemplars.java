package io.tailrace.sinks.otlp.mapping;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.SeriesTotals;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The samples with a trace that came to a histogram since its last point. */
final class Exemplars {
    private static final int TRACE_ID_LENGTH = 16;
    private static final int SPAN_ID_LENGTH = 8;

    private Exemplars() {}

    static List<Exemplar> since(final long sentNs, final SeriesTotals totals) {
        final List<Exemplar> exemplars = new ArrayList<>();
        final int buckets = totals.info().metric().bounds().size() + 1;
        for (int i = 0; i < buckets; i++) {
            final io.tailrace.engine.reader.Exemplar newest = totals.exemplar(i);
            if (newest != null && newest.atNs() > sentNs) {
                exemplars.add(of(newest, totals.info().metric().unit()));
            }
        }
        return exemplars;
    }

    /** When the newest of them was recorded; 0 if there are none. */
    static long newestNs(final SeriesTotals totals) {
        long newestNs = 0;
        if (totals.info().metric().type() == MetricType.HISTOGRAM) {
            for (int i = 0; i <= totals.info().metric().bounds().size(); i++) {
                final io.tailrace.engine.reader.Exemplar newest = totals.exemplar(i);
                newestNs = newest == null ? newestNs : Math.max(newestNs, newest.atNs());
            }
        }
        return newestNs;
    }

    private static Exemplar of(final io.tailrace.engine.reader.Exemplar exemplar, final Unit unit) {
        final Exemplar.Builder made = Exemplar.newBuilder()
                .setTimeUnixNano(exemplar.atNs())
                .setAsDouble(unit.toExposed((double) exemplar.value()))
                .setTraceId(ByteString.copyFrom(ByteBuffer.allocate(TRACE_ID_LENGTH)
                        .putLong(exemplar.traceIdHigh())
                        .putLong(exemplar.traceIdLow())
                        .flip()));
        if (exemplar.spanIdBits() != 0) {
            made.setSpanId(ByteString.copyFrom(ByteBuffer.allocate(SPAN_ID_LENGTH)
                    .putLong(exemplar.spanIdBits())
                    .flip()));
        }
        return made.build();
    }
}
