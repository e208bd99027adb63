package io.tailrace.springboot;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Names under which Spring's health contributors stand in {@code /readyz}: {@code health:db}, {@code health:db.primary}. */
final class HealthNames {
    /** So that they are told from what the application says by itself. */
    static final String PREFIX = "health:";

    /** Tailrace's own, which would ask itself. */
    static final String OWN = "tailrace";

    /** What the engine's dependencies take, less some for the application's own. */
    static final int MOST = 48;

    private static final int MOST_CHARACTERS = 64;
    private static final int MOST_DEPTH = 8;

    private final Set<String> excluded;
    private final Map<String, HealthIndicator> found = new LinkedHashMap<>();
    private boolean isCut;

    private HealthNames(final Set<String> excluded) {
        this.excluded = new HashSet<>(excluded);
        this.excluded.add(OWN);
    }

    /** Indicators by name, with the members of composites; at most {@link #MOST}. */
    static HealthNames of(final HealthContributors contributors, final Set<String> excluded) {
        final HealthNames names = new HealthNames(excluded);
        names.take("", contributors, 0);
        return names;
    }

    Map<String, HealthIndicator> found() {
        return found;
    }

    /** Whether there were more. */
    boolean isCut() {
        return isCut;
    }

    private void take(final String parent, final HealthContributors contributors, final int depth) {
        contributors.stream().forEach(entry -> {
            final String path = parent + entry.name();
            if (excluded.contains(path)) {
                return;
            }
            if (entry.contributor() instanceof final CompositeHealthContributor composite && depth < MOST_DEPTH) {
                take(path + ".", composite, depth + 1);
            } else if (entry.contributor() instanceof final HealthIndicator indicator) {
                put(PREFIX + path.replaceAll("[^A-Za-z0-9_.:-]", "_"), indicator);
            }
        });
    }

    private void put(final String wanted, final HealthIndicator indicator) {
        if (found.size() == MOST) {
            isCut = true;
            return;
        }
        String name = cut(wanted, MOST_CHARACTERS);
        for (int i = 2; found.containsKey(name); i++) {
            final String end = "_" + i;
            name = cut(wanted, MOST_CHARACTERS - end.length()) + end;
        }
        found.put(name, indicator);
    }

    private static String cut(final String text, final int length) {
        return text.substring(0, Math.min(text.length(), length));
    }
}
