package io.tailrace.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedHistogram;

/** Offers the span in which something was recorded, if it is sampled: what OpenTelemetry's SDK calls trace based. Any thread. */
final class Exemplars {
    private final boolean isOn;

    Exemplars(final boolean isOn) {
        this.isOn = isOn;
    }

    /** Null if nobody asks. */
    Context current() {
        return isOn ? Context.current() : null;
    }

    void record(final SharedHistogram histogram, final long steps, final Context context) {
        if (isOn && context != null) {
            final SpanContext span = Span.fromContext(context).getSpanContext();
            if (span.isSampled()) {
                histogram.record(steps, span.getTraceId(), span.getSpanId());
                return;
            }
        }
        histogram.record(steps);
    }
}
