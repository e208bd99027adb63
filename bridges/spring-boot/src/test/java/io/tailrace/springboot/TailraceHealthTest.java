package io.tailrace.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.testsupport.Awaited;
import io.tailrace.testsupport.ThreadLeaks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring's health contributors in {@code /readyz}, and the other way round, without a circle. */
class TailraceHealthTest {
    private static final String SOON = "tailrace.health.interval=20ms";

    @Test
    void shouldNameTheContributorThatIsDownUntilItIsUp() {
        Contexts.runner()
                .withUserConfiguration(Database.class)
                .withPropertyValues(SOON, "tailrace.exposer.ready-hold=0s")
                .run(context -> {
                    final TailraceExposer exposer = context.getBean(TailraceExposer.class);
                    final AtomicBoolean isUp = context.getBean(AtomicBoolean.class);
                    Pages.await(exposer, "/readyz", answer -> answer.statusCode() == 200);
                    isUp.set(false);
                    // An engine whose threads are late is not ready for a while, either.
                    final String missing = Pages.await(
                                    exposer,
                                    "/readyz",
                                    answer -> answer.statusCode() == 503
                                            && answer.body().contains("\"health:db\""))
                            .body();
                    assertFalse(missing.contains("host_dependency"), missing);
                    assertFalse(missing.contains("health:tailrace"), missing);
                    final HealthIndicator own = context.getBean("tailraceHealthIndicator", HealthIndicator.class);
                    Awaited.until(
                            "Tailrace that is up: it is the database that is down",
                            () -> own.health().getStatus().equals(Status.UP),
                            () -> own.health().toString());
                    isUp.set(true);
                    Pages.await(exposer, "/readyz", answer -> answer.statusCode() == 200);
                });
    }

    @Test
    void shouldTellWhatTailraceLacksWithAndWithoutAnExposer() {
        for (final String property : List.of("tailrace.exposer.enabled=true", "tailrace.exposer.enabled=false")) {
            Contexts.runner()
                    .withPropertyValues(property, "tailrace.exposer.ready-hold=0s")
                    .run(context -> {
                        final HealthIndicator own = context.getBean("tailraceHealthIndicator", HealthIndicator.class);
                        context.getBean(TelemetryEngine.class).dependencies().set("ledger", false);
                        final Health health = Awaited.value(
                                "ledger among what is missing",
                                () -> Optional.of(own.health()).filter(TailraceHealthTest::lacksTheLedger),
                                () -> own.health().toString());
                        assertEquals(Status.OUT_OF_SERVICE, health.getStatus());
                    });
        }
    }

    private static boolean lacksTheLedger(final Health health) {
        return String.valueOf(health.getDetails().get("missing")).contains("ledger");
    }

    @Test
    void shouldNotBeHeldUpByOneThatHangs() {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        Contexts.runner()
                .withUserConfiguration(Database.class, Hanging.class)
                .withPropertyValues(SOON, "tailrace.health.timeout=50ms")
                .run(context -> {
                    final TailraceExposer exposer = context.getBean(TailraceExposer.class);
                    // On a busy machine the other one answers too late now and then, too, but then it answers.
                    Pages.await(
                            exposer,
                            "/readyz",
                            answer -> answer.body().contains("health:hanging")
                                    && !answer.body().contains("health:db\""));
                    context.getBean(AtomicBoolean.class).set(false);
                    Pages.await(exposer, "/readyz", answer -> answer.body().contains("health:db"));
                });
        while (leaks.started().stream().anyMatch(name -> name.startsWith("tailrace"))) {
            Thread.onSpinWait(); // who answers is interrupted, and ends as soon as it notices
        }
    }

    @Test
    void shouldAskNobodyWhenSwitchedOffAndLeaveOutWhoIsExcluded() {
        Contexts.runner()
                .withUserConfiguration(Down.class)
                .withPropertyValues("tailrace.health.enabled=false")
                .run(context -> Pages.await(
                        context.getBean(TailraceExposer.class), "/readyz", answer -> answer.statusCode() == 200));
        Contexts.runner()
                .withUserConfiguration(Down.class)
                .withPropertyValues("tailrace.health.exclude=down, parts.b")
                .run(context -> Pages.await(
                        context.getBean(TailraceExposer.class), "/readyz", answer -> answer.statusCode() == 200));
    }

    @Test
    void shouldNameMembersOfComposites() {
        Contexts.runner().withUserConfiguration(Down.class).run(context -> {
            Pages.await(
                    context.getBean(TailraceExposer.class),
                    "/readyz",
                    answer -> answer.body().contains("health:parts.b")
                            && answer.body().contains("health:down")
                            && !answer.body().contains("health:parts.a"));
        });
    }

    @Test
    void shouldNotBeReadyBeforeAllHaveAnswered() {
        Contexts.runner()
                .withUserConfiguration(Hanging.class)
                .withPropertyValues("tailrace.health.timeout=1h")
                .run(context -> {
                    final TailraceExposer exposer = context.getBean(TailraceExposer.class);
                    assertTrue(Pages.get(exposer, "/readyz").body().contains("\"application\""));
                    context.getBean(CountDownLatch.class).countDown();
                    Pages.await(exposer, "/readyz", answer -> answer.statusCode() == 200);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Database {
        @Bean
        AtomicBoolean isUp() {
            return new AtomicBoolean(true);
        }

        @Bean
        HealthIndicator db(final AtomicBoolean isUp) {
            return () -> (isUp.get() ? Health.up() : Health.down()).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Hanging {
        @Bean
        CountDownLatch latch() {
            return new CountDownLatch(1);
        }

        @Bean
        HealthIndicator hanging(final CountDownLatch latch) {
            return () -> {
                try {
                    latch.await();
                } catch (final InterruptedException ended) {
                    throw new IllegalStateException(ended);
                }
                return Health.up().build();
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Down {
        @Bean
        HealthIndicator down() {
            return () -> {
                throw new IllegalStateException("broken");
            };
        }

        @Bean
        CompositeHealthContributor parts() {
            return CompositeHealthContributor.fromMap(Map.of(
                    "a", (HealthIndicator) () -> Health.up().build(),
                    "b", (HealthIndicator) () -> Health.outOfService().build()));
        }
    }
}
