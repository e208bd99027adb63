package io.tailrace.springboot;

import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tailrace's own readiness among Spring's health contributors, as {@code tailrace}. */
final class TailraceHealthIndicator extends AbstractHealthIndicator {
    private final OwnReadiness readiness;

    TailraceHealthIndicator(final OwnReadiness readiness) {
        super("what Tailrace lacks could not be found out");
        this.readiness = readiness;
    }

    @Override
    protected void doHealthCheck(final Health.Builder builder) {
        final List<String> missing = readiness.missing();
        if (missing.isEmpty()) {
            builder.up();
        } else {
            builder.outOfService().withDetail("missing", missing);
        }
    }
}
