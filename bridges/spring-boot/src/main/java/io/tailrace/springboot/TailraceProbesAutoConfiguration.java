package io.tailrace.springboot;

import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.probes.JvmProbes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** What the JVM and the machine do to the application, where {@code tailrace-probes} is on the class path and {@code probes.enabled} is on. */
@AutoConfiguration(after = TailraceAutoConfiguration.class)
@ConditionalOnClass(JvmProbes.class)
@ConditionalOnBean({TelemetryEngine.class, StarterSettings.class})
public class TailraceProbesAutoConfiguration {
    /** For Spring. */
    public TailraceProbesAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    StarterProbes tailraceProbes(final TailraceConfig config, final TelemetryEngine engine, final EngineClock clock) {
        return new StarterProbes(config, engine, clock);
    }
}
