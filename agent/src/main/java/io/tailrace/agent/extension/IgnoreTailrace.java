package io.tailrace.agent.extension;

import io.opentelemetry.javaagent.extension.ignore.IgnoredTypesBuilder;
import io.opentelemetry.javaagent.extension.ignore.IgnoredTypesConfigurer;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;

/** Keeps OpenTelemetry's Java agent from measuring Tailrace, whose page would count among the host's requests. */
public final class IgnoreTailrace implements IgnoredTypesConfigurer {
    private static final String LOADERS = "io.tailrace.agent.loader.";

    /** Made by that agent. */
    public IgnoreTailrace() {}

    @Override
    public void configure(final IgnoredTypesBuilder builder, final ConfigProperties config) {
        builder.ignoreClassLoader(LOADERS);
    }
}
