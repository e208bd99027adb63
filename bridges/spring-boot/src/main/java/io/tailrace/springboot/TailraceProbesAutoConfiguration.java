package io.tailrace.springboot;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.probes.JvmProbes;
import io.tailrace.probes.ProbesContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** What the JVM and the machine do to the application, where {@code tailrace-probes} is on the class path. */
@AutoConfiguration(after = TailraceAutoConfiguration.class)
@ConditionalOnClass(JvmProbes.class)
@ConditionalOnBean({TelemetryEngine.class, StarterSettings.class})
public class TailraceProbesAutoConfiguration {
    /** For Spring. */
    public TailraceProbesAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "tailrace.probes.enabled", matchIfMissing = true)
    JvmProbes tailraceProbes(final TelemetryEngine engine, final EngineClock clock) {
        return JvmProbes.launch(new ProbesContext().clock(clock), engine);
    }
}
