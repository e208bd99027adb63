package io.tailrace.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.micrometer.TailraceMeterRegistry;
import io.tailrace.micrometer.TailraceRegistryConfig;
import io.tailrace.testsupport.ThreadLeaks;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.ConditionalOnEnabledMetricsExport;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When Spring's meters stand on Tailrace's page, and that their registry ends before the engine. */
class TailraceMetricsExportTest {
    private static ApplicationContextRunner runner() {
        return Contexts.runner()
                .withConfiguration(AutoConfigurations.of(
                        CompositeMeterRegistryAutoConfiguration.class,
                        SimpleMetricsExportAutoConfiguration.class,
                        TailraceMetricsExportAutoConfiguration.class,
                        MetricsAutoConfiguration.class));
    }

    @Test
    void shouldShowMetersOnThePageAsTheOnlyRegistry() {
        runner().run(context -> {
            assertInstanceOf(TailraceMeterRegistry.class, context.getBean(MeterRegistry.class));
            assertEquals(0, context.getBeanNamesForType(SimpleMeterRegistry.class).length, "it would stand beside");
            final MeterRegistry registry = context.getBean(MeterRegistry.class);
            registry.timer("till.open", "side", "buy").record(Duration.ofMillis(3));
            registry.counter("till.drawer").increment(2);
            Pages.await(
                    context.getBean(TailraceExposer.class),
                    "/metrics",
                    page -> page.body().contains("till_open_seconds_count{side=\"buy\"} 1\n")
                            && page.body().contains("till_drawer_total 2\n"));
        });
    }

    @Test
    void shouldMakeNoneWhenSwitchedOffAsOtherRegistriesAre() {
        for (final String off : List.of(
                "management.tailrace.metrics.export.enabled=false",
                "management.defaults.metrics.export.enabled=false",
                "tailrace.enabled=false")) {
            runner().withPropertyValues(off).run(context -> {
                assertNull(context.getStartupFailure());
                assertEquals(0, context.getBeanNamesForType(TailraceMeterRegistry.class).length, off);
                assertFalse(context.getBean(MeterRegistry.class) instanceof TailraceMeterRegistry);
            });
        }
        runner().withPropertyValues(
                        "management.defaults.metrics.export.enabled=false",
                        "management.tailrace.metrics.export.enabled=true")
                .run(context -> assertEquals(1, context.getBeanNamesForType(TailraceMeterRegistry.class).length));
    }

    @Test
    void shouldMakeNoneWithoutTheBridgeOrWithoutSpringsMetrics() {
        for (final Class<?> missing : List.of(TailraceMeterRegistry.class, ConditionalOnEnabledMetricsExport.class)) {
            runner().withClassLoader(new FilteredClassLoader(missing)).run(context -> {
                assertNull(context.getStartupFailure());
                assertFalse(context.containsBean("tailraceMeterRegistry"), missing::getName);
                assertTrue(context.containsBean("tailraceEngine"));
            });
        }
        Contexts.runner()
                .withConfiguration(AutoConfigurations.of(TailraceMetricsExportAutoConfiguration.class))
                .run(context -> {
                    assertNull(context.getStartupFailure());
                    assertFalse(context.containsBean("tailraceMeterRegistry"), "nothing made a clock");
                });
    }

    @Test
    void shouldKeepARegistryOfTheApplicationsOwn() {
        runner().withUserConfiguration(OwnRegistry.class)
                .run(context -> assertSame(context.getBean("mine"), context.getBean(TailraceMeterRegistry.class)));
    }

    @Test
    void shouldTakeClockAndSettingsOfBeans() {
        runner().withBean(MockClock.class).run(context -> {
            final MockClock clock = context.getBean(MockClock.class);
            assertSame(clock, context.getBean(TailraceRegistryConfig.class).clock());
            assertSame(
                    clock, context.getBean(TailraceMeterRegistry.class).config().clock());
        });
        runner().withBean(
                        "plain",
                        TailraceRegistryConfig.class,
                        () -> TailraceRegistryConfig.DEFAULT.withDescriptions(false))
                .run(context -> assertFalse(
                        context.getBean(TailraceRegistryConfig.class).descriptions()));
    }

    @Test
    void shouldStandWithOthersInSpringsComposite() {
        runner().withBean("other", SimpleMeterRegistry.class).run(context -> {
            final CompositeMeterRegistry all =
                    assertInstanceOf(CompositeMeterRegistry.class, context.getBean(MeterRegistry.class));
            assertEquals(
                    Set.of(context.getBean(TailraceMeterRegistry.class), context.getBean(SimpleMeterRegistry.class)),
                    all.getRegistries());
        });
    }

    @Test
    void shouldEndBeforeTheEngineAndLeaveNoThread() {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        final AtomicReference<TailraceMeterRegistry> registry = new AtomicReference<>();
        runner().run(context -> {
            registry.set(context.getBean(TailraceMeterRegistry.class));
            assertFalse(registry.get().isClosed());
            final String[] needed = context.getBeanFactory().getDependenciesForBean("tailraceMeterRegistry");
            assertTrue(List.of(needed).contains("tailraceEngine"), "beans end before what they need");
        });
        assertTrue(registry.get().isClosed());
        runner().withUserConfiguration(TailraceAutoConfigurationTest.Failing.class)
                .run(context -> assertTrue(context.getStartupFailure() != null));
        leaks.check(Duration.ofMinutes(1));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRegistry {
        @Bean
        TailraceMeterRegistry mine(final TelemetryEngine engine) {
            return TailraceMeterRegistry.over(engine);
        }
    }
}
