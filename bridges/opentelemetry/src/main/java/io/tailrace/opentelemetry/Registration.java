package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.ObservableDoubleCounter;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import io.opentelemetry.api.metrics.ObservableDoubleUpDownCounter;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import io.opentelemetry.api.metrics.ObservableLongUpDownCounter;

/** A callback that is asked until this is closed; whatever it is called in the API. Any thread. */
final class Registration
        implements ObservableLongCounter,
                ObservableDoubleCounter,
                ObservableLongUpDownCounter,
                ObservableDoubleUpDownCounter,
                ObservableLongGauge,
                ObservableDoubleGauge,
                BatchCallback {
    private final Callbacks callbacks;
    private final Callback callback;

    Registration(final Callbacks callbacks, final Callback callback) {
        this.callbacks = callbacks;
        this.callback = callback;
    }

    @Override
    public void close() {
        callbacks.remove(callback);
    }
}
