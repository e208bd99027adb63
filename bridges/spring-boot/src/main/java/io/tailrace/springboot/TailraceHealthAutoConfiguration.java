package io.tailrace.springboot;

import io.tailrace.engine.TelemetryEngine;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;

/** Spring's health contributors in {@code /readyz}, and Tailrace's readiness among Spring's health contributors. */
@AutoConfiguration(after = {TailraceAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class})
@ConditionalOnClass(HealthContributorRegistry.class)
@ConditionalOnBean({TelemetryEngine.class, StarterSettings.class})
public class TailraceHealthAutoConfiguration {
    /** For Spring. */
    public TailraceHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnBean(HealthContributorRegistry.class)
    @ConditionalOnProperty(name = "tailrace.health.enabled", matchIfMissing = true)
    HealthPoll tailraceHealthPoll(
            final HealthContributorRegistry registry, final TelemetryEngine engine, final StarterSettings settings) {
        return new HealthPoll(() -> registry, engine.dependencies(), settings);
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("tailrace")
    HealthIndicator tailraceHealthIndicator(final OwnReadiness readiness) {
        return new TailraceHealthIndicator(readiness);
    }
}
