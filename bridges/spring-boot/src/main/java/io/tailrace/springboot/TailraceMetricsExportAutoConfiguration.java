package io.tailrace.springboot;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.micrometer.TailraceMeterRegistry;
import io.tailrace.micrometer.TailraceRegistryConfig;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.ConditionalOnEnabledMetricsExport;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A registry of Micrometer over the engine, where Spring Boot makes registries at all: {@code management.tailrace.metrics.export.enabled=false} leaves it out. It
 * stands before Spring's choice among registries, so that one of memory is not made beside it, and several are put together as ever.
 */
@AutoConfiguration(
        after = {TailraceAutoConfiguration.class, MetricsAutoConfiguration.class},
        before = {CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class})
@ConditionalOnClass({
    MeterRegistry.class,
    TailraceMeterRegistry.class,
    MetricsAutoConfiguration.class,
    ConditionalOnEnabledMetricsExport.class
})
@ConditionalOnBean({TelemetryEngine.class, StarterSettings.class, Clock.class})
@ConditionalOnEnabledMetricsExport("tailrace")
public class TailraceMetricsExportAutoConfiguration {
    /** For Spring. */
    public TailraceMetricsExportAutoConfiguration() {}

    /**
     * How the registry lies over the engine.
     *
     * @param clock of Spring's registries.
     * @return with nothing else set.
     */
    @Bean
    @ConditionalOnMissingBean
    TailraceRegistryConfig tailraceRegistryConfig(final Clock clock) {
        return TailraceRegistryConfig.DEFAULT.withClock(clock);
    }

    /** Needs the engine, and so is closed before it, also in a context that fails at its start. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    TailraceMeterRegistry tailraceMeterRegistry(final TelemetryEngine engine, final TailraceRegistryConfig config) {
        return TailraceMeterRegistry.over(engine, config);
    }
}
