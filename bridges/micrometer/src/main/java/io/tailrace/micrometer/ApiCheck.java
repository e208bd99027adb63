package io.tailrace.micrometer;

/** Whether the Micrometer that a host brings along has what the bridge builds on. Names classes as texts only. */
final class ApiCheck {
    private static final String PACKAGE = "io.micrometer.core.instrument.";

    private ApiCheck() {}

    /** Null if it has. */
    static String fault(final ClassLoader loader) {
        try {
            final Class<?> id = Class.forName(PACKAGE + "Meter$Id", false, loader);
            final Class<?> histogram = Class.forName(PACKAGE + "distribution.Histogram", false, loader);
            Class.forName(PACKAGE + "AbstractDistributionSummary", false, loader)
                    .getDeclaredConstructor(id, double.class, histogram);
            return null;
        } catch (final ReflectiveOperationException | LinkageError fault) {
            return "the Micrometer on the class path is too old or incomplete (" + fault
                    + "): give it micrometer-core 1.11 or newer. Nothing of Micrometer is recorded by Tailrace";
        }
    }
}
