package io.tailrace.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.config.ConfigSource;
import io.tailrace.config.LabelKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.recording.Channel;
import io.tailrace.exposer.Exposer;
import io.tailrace.testsupport.ThreadLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What beans there are by which properties, and that they end with their context. */
class TailraceAutoConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void shouldRunEngineAndExposerWithoutAnyProperty() {
        Contexts.runner().run(context -> {
            final TelemetryEngine engine = context.getBean(TelemetryEngine.class);
            final Metric orders = engine.register(
                    MetricDescriptor.counter("orders_total").help("Orders").build());
            try (Channel channel = engine.openChannel("orders")) {
                channel.counter(orders).add(3);
            }
            engine.flush(TimeUnit.SECONDS.toNanos(30));
            pageWith(context.getBean(TailraceExposer.class), "orders_total 3\n");
        });
    }

    @Test
    void shouldLeaveAllOutWhenSwitchedOff() {
        Contexts.runner().withPropertyValues("tailrace.enabled=false").run(context -> {
            assertNull(context.getStartupFailure());
            assertEquals(0, context.getBeanNamesForType(TelemetryEngine.class).length);
            assertFalse(context.containsBean("tailraceHealthIndicator"));
        });
    }

    @Test
    void shouldListenNowhereWithoutAnExposer() {
        Contexts.runner().withPropertyValues("tailrace.exposer.enabled=false").run(context -> {
            assertEquals(0, context.getBeanNamesForType(TailraceExposer.class).length);
            assertEquals(
                    "",
                    context.getBean(TailraceEndpoint.class).status().exposer().address());
        });
    }

    @Test
    void shouldMeasureTheJvmUnlessSwitchedOff() {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        Contexts.runner()
                .withPropertyValues("tailrace.probes.enabled=true", "tailrace.probes.poll-interval=10ms")
                .run(context -> pageWith(context.getBean(TailraceExposer.class), "tailrace_jvm_memory_used_bytes{"));
        Contexts.runner()
                .run(context -> assertFalse(context.getBean(StarterProbes.class).isRunning()));
        leaks.check(Duration.ofMinutes(1));
    }

    @Test
    void shouldRecordUnderTheApplicationsName() {
        Contexts.runner().withPropertyValues("spring.application.name=shop").run(context -> {
            final TailraceConfig config = context.getBean(TailraceConfig.class);
            assertEquals("shop", config.get(LabelKeys.SERVICE));
            assertEquals(
                    ConfigSource.Kind.DEFAULT, config.source(LabelKeys.SERVICE).kind());
            assertEquals("shop", context.getBean(TelemetryEngine.class).labels().service());
        });
        Contexts.runner()
                .withPropertyValues("spring.application.name=shop", "tailrace.labels.service=till")
                .run(context -> assertEquals(
                        "till", context.getBean(TelemetryEngine.class).labels().service()));
    }

    @Test
    void shouldGoOnInTheJournalOfTheContextBefore() {
        final String journal = "tailrace.journal.path=" + folder;
        for (int run = 1; run <= 2; run++) {
            final int expected = run;
            Contexts.runner().withPropertyValues(journal).run(context -> {
                final TelemetryEngine engine = context.getBean(TelemetryEngine.class);
                assertEquals(expected, engine.epoch());
                final TailraceStatus status =
                        context.getBean(TailraceEndpoint.class).status();
                assertEquals(folder.toString(), status.journal().path());
                assertEquals(expected, status.engine().epoch());
            });
        }
    }

    @Test
    void shouldKeepAnEngineOfTheApplicationsOwn() {
        Contexts.runner().withUserConfiguration(OwnEngine.class).run(context -> {
            assertSame(context.getBean("mine"), context.getBean(TelemetryEngine.class));
            assertEquals("mine", context.getBean(TelemetryEngine.class).labels().service());
        });
    }

    @Test
    void shouldLetBeansSetMoreOfTheContext() {
        Contexts.runner().withUserConfiguration(Customized.class).run(context -> {
            assertEquals(
                    Map.of("region", "eu"),
                    context.getBean(TelemetryEngine.class).labels().extra());
        });
    }

    @Test
    void shouldEndAllThreadsWithTheContextAlsoOfTwoAtOnce() {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        Contexts.runner()
                .withPropertyValues("tailrace.journal.path=" + folder)
                .run(first -> Contexts.runner().run(second -> {
                    assertNotEquals(
                            address(first.getBean(TailraceExposer.class)),
                            address(second.getBean(TailraceExposer.class)));
                    assertEquals(1, first.getBean(TelemetryEngine.class).epoch());
                }));
        leaks.check(Duration.ofMinutes(1));
    }

    @Test
    void shouldEndAllThreadsWhenAnotherBeanFails() {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        Contexts.runner()
                .withUserConfiguration(Failing.class)
                .run(context -> assertTrue(context.getStartupFailure() instanceof BeanCreationException));
        leaks.check(Duration.ofMinutes(1));
    }

    @Test
    void shouldListenAgainWhenTheContextIsStartedAgain() {
        Contexts.runner().run(context -> {
            final ConfigurableApplicationContext running = context.getSourceApplicationContext();
            final TailraceExposer exposer = context.getBean(TailraceExposer.class);
            pageWith(exposer, "tailrace_ring_occupancy_ratio{");
            running.stop();
            assertTrue(exposer.exposer().isEmpty());
            running.start();
            pageWith(exposer, "tailrace_ring_occupancy_ratio{");
            exposer.stop();
            exposer.stop();
            exposer.start();
        });
    }

    private static String address(final TailraceExposer exposer) {
        return exposer.exposer().map(Exposer::address).orElseThrow().toString();
    }

    /** The page, as soon as it has that text. */
    private static String pageWith(final TailraceExposer exposer, final String text) throws Exception {
        return Pages.await(exposer, "/metrics", page -> page.body().contains(text))
                .body();
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnEngine {
        @Bean
        TelemetryEngine mine() {
            return TelemetryEngine.launch(new EngineContext().service("mine").instance("1"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Customized {
        @Bean
        EngineContextCustomizer region() {
            return context -> context.extraLabels(Map.of("region", "eu"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Failing {
        @Bean
        Object failing(final TelemetryEngine engine, final TailraceExposer exposer) {
            throw new IllegalStateException("epoch " + engine.epoch() + " " + exposer.isRunning());
        }
    }
}
