package io.tailrace.springboot;

import io.tailrace.config.ConfiguredTelemetry;
import io.tailrace.config.EngineKeys;
import io.tailrace.config.JournalKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * An engine with its journal and its exposer, by the properties below {@code tailrace}. {@code tailrace.enabled=false} leaves all of it out. An
 * application that has a {@link TelemetryEngine} or an {@link EngineClock} of its own keeps it.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "tailrace.enabled", matchIfMissing = true)
public class TailraceAutoConfiguration {
    /** For Spring. */
    public TailraceAutoConfiguration() {}

    @Bean
    StarterSettings tailraceSettings(final Environment environment) {
        return SettingsReader.read(environment);
    }

    /**
     * What holds.
     *
     * @param settings of the starter.
     * @return checked.
     */
    @Bean
    TailraceConfig tailraceConfig(final StarterSettings settings) {
        return settings.config();
    }

    /**
     * The one clock.
     *
     * @return the system's.
     */
    @Bean
    @ConditionalOnMissingBean
    EngineClock tailraceClock() {
        return EngineClock.system();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    TelemetryEngine tailraceEngine(
            final TailraceConfig config,
            final EngineClock clock,
            final ObjectProvider<EngineContextCustomizer> customizers) {
        JvmOption.requireGiven(config.get(JournalKeys.PATH).isPresent());
        final EngineContext context = ConfiguredTelemetry.engineContext(config, clock);
        customizers.orderedStream().forEach(customizer -> customizer.customize(context));
        return TelemetryEngine.launch(context);
    }

    @Bean
    EngineFlush tailraceFlush(final TelemetryEngine engine, final TailraceConfig config) {
        return new EngineFlush(engine, config.get(EngineKeys.CLOSE_TIMEOUT));
    }

    @Bean
    @ConditionalOnProperty(name = "tailrace.exposer.enabled", matchIfMissing = true)
    TailraceExposer tailraceExposer(
            final TailraceConfig config, final TelemetryEngine engine, final EngineClock clock) {
        return new TailraceExposer(config, engine, clock);
    }

    @Bean(destroyMethod = "close")
    EngineSigns tailraceSigns(final TelemetryEngine engine) {
        return new EngineSigns(engine);
    }

    @Bean
    OwnReadiness tailraceOwnReadiness(
            final ObjectProvider<TailraceExposer> exposer, final TelemetryEngine engine, final EngineSigns signs) {
        return new OwnReadiness(exposerOf(exposer), engine.dependencies(), signs);
    }

    @Bean
    TailraceReadiness tailraceReadiness(
            final EngineClock clock,
            final TelemetryEngine engine,
            final ObjectProvider<PolledPart> parts,
            final ObjectProvider<TailraceExposer> exposer) {
        return new TailraceReadiness(
                clock, engine.dependencies(), parts.orderedStream().toList(), exposerOf(exposer));
    }

    static Supplier<Optional<Exposer>> exposerOf(final ObjectProvider<TailraceExposer> exposer) {
        final TailraceExposer exposed = exposer.getIfAvailable();
        return exposed == null ? Optional::empty : exposed::exposer;
    }
}
