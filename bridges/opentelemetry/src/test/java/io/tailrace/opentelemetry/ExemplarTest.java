package io.tailrace.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.Exemplar;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The span in which a histogram is recorded is its exemplar, if it is sampled. */
class ExemplarTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @Test
    void shouldOfferTheCurrentSpanIfItIsSampled() {
        assertEquals(List.of(TRACE + "-" + SPAN), exemplars(true, TraceFlags.getSampled(), false));
        assertEquals(List.of(TRACE + "-" + SPAN), exemplars(true, TraceFlags.getSampled(), true));
    }

    @Test
    void shouldOfferNoneThatIsNotSampledOrThatNobodyAsksFor() {
        assertEquals(List.of(), exemplars(true, TraceFlags.getDefault(), false));
        assertEquals(List.of(), exemplars(false, TraceFlags.getSampled(), false));
    }

    private static List<String> exemplars(final boolean on, final TraceFlags flags, final boolean isGiven) {
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine =
                        TelemetryEngine.launch(new EngineContext().clock(clock).threadingMode(ThreadingMode.INVOKER));
                TailraceOpenTelemetry bridge = TailraceOpenTelemetry.launch(
                        new OpenTelemetryContext().engine(engine).clock(clock).exemplars(on));
                FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST)) {
            final DoubleHistogram latency = bridge.getMeter("test")
                    .histogramBuilder("latency")
                    .setUnit("s")
                    .build();
            final Context context =
                    Context.root().with(Span.wrap(SpanContext.create(TRACE, SPAN, flags, TraceState.getDefault())));
            if (isGiven) {
                latency.record(0.25, Attributes.empty(), context);
            } else {
                context.wrap(() -> latency.record(0.25)).run();
            }
            clock.advanceMs(100);
            engine.invoke();
            final TelemetryView view = new TelemetryView();
            final FrameReader reader = new FrameReader(view);
            tailer.poll(reader, Integer.MAX_VALUE);
            return exemplars(view);
        }
    }

    private static List<String> exemplars(final TelemetryView view) {
        final List<String> found = new ArrayList<>();
        for (final SeriesTotals series : view.series()) {
            if (series.info().metric().name().equals("latency_seconds")) {
                assertEquals(1, series.histogram().count());
                for (int i = 0; i <= series.info().metric().bounds().size(); i++) {
                    final Exemplar exemplar = series.exemplar(i);
                    if (exemplar != null) {
                        found.add(exemplar.traceId() + "-" + exemplar.spanId());
                    }
                }
            }
        }
        return found;
    }
}
