package io.tailrace.sinks.otlp.mapping;

import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import io.tailrace.engine.reader.EpochInfo;
import java.util.Map;

/** Who recorded, as resource and scope. Names of OpenTelemetry's semantic conventions where there are some. */
public final class Resources {
    /** The scope of all that is sent. */
    public static final String SCOPE = "io.tailrace";

    private static final String DEVELOPMENT = "development";

    private final Map<String, String> more;
    private final InstrumentationScope scope;

    /**
     * Of one transport.
     *
     * @param more further attributes of the resource; they win over those of the epoch.
     */
    public Resources(final Map<String, String> more) {
        this.more = Map.copyOf(more);
        scope = InstrumentationScope.newBuilder()
                .setName(SCOPE)
                .setVersion(version())
                .build();
    }

    /**
     * The version of this build.
     *
     * @return that of the jar; {@code development} where there is none.
     */
    public static String version() {
        final String version = Resources.class.getPackage().getImplementationVersion();
        return version == null ? DEVELOPMENT : version;
    }

    /**
     * The resource of an epoch.
     *
     * @param epoch who recorded; null if it is not known.
     * @return with its base labels: service, instance, version, amnesia, and the further ones under their own names.
     */
    public Resource of(final EpochInfo epoch) {
        final Resource.Builder resource = Resource.newBuilder();
        if (epoch != null) {
            put(resource, "service.name", epoch.service());
            put(resource, "service.instance.id", epoch.instance());
            put(resource, "service.version", epoch.buildVersion());
            resource.addAttributes(Attributes.of("tailrace.amnesia", epoch.amnesia()));
            epoch.extraLabels().forEach((name, value) -> put(resource, name, value));
        }
        more.forEach((name, value) -> resource.addAttributes(Attributes.of(name, value)));
        return resource.build();
    }

    /**
     * The scope.
     *
     * @return always the same.
     */
    public InstrumentationScope scope() {
        return scope;
    }

    private void put(final Resource.Builder resource, final String name, final String value) {
        if (!more.containsKey(name)) {
            resource.addAttributes(Attributes.of(name, value));
        }
    }
}
