package io.tailrace.opentelemetry;

/** Whether the OpenTelemetry API that a host brings along has what the bridge implements. Names classes as texts only. */
final class ApiCheck {
    private static final String API = "io.opentelemetry.api.metrics.";

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
