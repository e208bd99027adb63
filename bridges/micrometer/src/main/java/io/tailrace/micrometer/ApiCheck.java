package io.tailrace.micrometer;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;

/** Whether the Micrometer that a host brings along has what the bridge builds on. Names classes as texts only. */
final class ApiCheck {
    private static final String PACKAGE = "io.micrometer.core.instrument.";

    private ApiCheck() {}

    /** Null if it has. */
    static String fault(final ClassLoader loader) {
        try {
            final Class<?> id = Class.forName(PACKAGE + "Meter$Id", false, loader);
            final Class<?> histogram = Class.forName(PACKAGE + "distribution.Histogram", false, loader);
            final Constructor<?> needed = Class.forName(PACKAGE + "AbstractDistributionSummary", false, loader)
                    .getDeclaredConstructor(id, double.class, histogram);
            return Modifier.isPrivate(needed.getModifiers()) ? tooOld(needed) : null;
        } catch (final ReflectiveOperationException | LinkageError fault) {
            return tooOld(fault);
        }
    }

    private static String tooOld(final Object found) {
        return "the Micrometer on the class path is too old or incomplete (" + found
                + "): give it micrometer-core 1.11 or newer. Nothing of Micrometer is recorded by Tailrace";
    }
}
