package io.tailrace.springboot;

import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.TelemetryEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** {@code /actuator/tailrace}, where Actuator is there and the endpoint is exposed. */
@AutoConfiguration(after = TailraceAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean({TelemetryEngine.class, StarterSettings.class})
public class TailraceEndpointAutoConfiguration {
    /** For Spring. */
    public TailraceEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnAvailableEndpoint(endpoint = TailraceEndpoint.class)
    TailraceEndpoint tailraceEndpoint(
            final TailraceConfig config,
            final TelemetryEngine engine,
            final EngineSigns signs,
            final OwnReadiness readiness,
            final ObjectProvider<TailraceExposer> exposer) {
        return new TailraceEndpoint(config, engine, signs, readiness, TailraceAutoConfiguration.exposerOf(exposer));
    }
}
