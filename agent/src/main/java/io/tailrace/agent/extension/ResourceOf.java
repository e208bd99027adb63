package io.tailrace.agent.extension;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;

/** The attributes of the resource of OpenTelemetry's SDK, which that does not show. */
final class ResourceOf {
    private static final String ACCESS = "io.opentelemetry.sdk.autoconfigure.SdkAutoconfigureAccess";

    private static final String RESOURCE = "io.opentelemetry.sdk.resources.Resource";

    private ResourceOf() {}

    /** Null if they cannot be had: then Tailrace tells its own. */
    static Object sdk(final AutoConfiguredOpenTelemetrySdk sdk) {
        try {
            final Object resource = Class.forName(ACCESS, true, ResourceOf.class.getClassLoader())
                    .getMethod("getResource", AutoConfiguredOpenTelemetrySdk.class)
                    .invoke(null, sdk);
            return Class.forName(RESOURCE, true, ResourceOf.class.getClassLoader())
                    .getMethod("getAttributes")
                    .invoke(resource);
        } catch (final ReflectiveOperationException | RuntimeException | LinkageError other) {
            return null;
        }
    }
}
