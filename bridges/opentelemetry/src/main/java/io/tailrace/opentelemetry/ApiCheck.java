package io.tailrace.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;

/** Whether the OpenTelemetry API that a host brings along has what the bridge implements. Names those that may be missing as texts
 * only. */
final class ApiCheck {
    private static final String API = OpenTelemetry.class.getPackageName() + ".metrics.";

    /** The newest interfaces that the bridge implements: since 1.38 of the API, stable. */
    private static final String[] NEEDED = {
        "MeterProvider", "BatchCallback", "ObservableMeasurement", "LongGauge", "DoubleGauge"
    };

    private ApiCheck() {}

    /** Null if it has. */
    static String fault(final ClassLoader loader) {
        for (final String name : NEEDED) {
            try {
                Class.forName(API + name, false, loader);
            } catch (final ClassNotFoundException | LinkageError fault) {
                return "the OpenTelemetry API on the class path has no " + API + name
                        + ": give it opentelemetry-api 1.38 or newer. No metrics of OpenTelemetry are recorded";
            }
        }
        return null;
    }
}
