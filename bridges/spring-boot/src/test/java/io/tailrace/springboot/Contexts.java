package io.tailrace.springboot;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Application contexts with the starter and nothing else. */
final class Contexts {
    private Contexts() {}

    static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        TailraceAutoConfiguration.class,
                        TailraceEndpointAutoConfiguration.class,
                        TailraceHealthAutoConfiguration.class,
                        TailraceProbesAutoConfiguration.class,
                        HealthContributorAutoConfiguration.class,
                        HealthContributorRegistryAutoConfiguration.class))
                .withPropertyValues(
                        "management.endpoints.web.exposure.include=tailrace", "tailrace.probes.enabled=false");
    }
}
