package io.tailrace.engine.descriptor;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What base labels must keep to, so that every output can carry them: the same for those that are set and for those that are read. */
public final class EngineLabelRules {
    /** Further labels at the most. */
    public static final int MOST_EXTRA = 16;

    private static final int MOST_CHARACTERS = 200;
    private static final Pattern NAME = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]{0,199}");

    private static final Set<String> RESERVED = Set.of("le", "quantile");

    private EngineLabelRules() {}

    /**
     * Whether a further label may have this name on a page. Which names families have is a matter of the registry's version, and not asked.
     *
     * @param name as it was read.
     * @return true if it is in the grammar and neither a base label nor reserved.
     */
    public static boolean isExtraName(final String name) {
        return NAME.matcher(name).matches() && !MetricFamilies.BASE_LABELS.contains(name) && !RESERVED.contains(name);
    }

    static void checkOrThrow(
            final String service, final String instance, final String buildVersion, final Map<String, String> extra) {
        final List<String> faults = new ArrayList<>();
        check("service", service, faults);
        check("instance", instance, faults);
        check("buildVersion", buildVersion, faults);
        checkExtra(extra, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("engine labels: " + String.join("; ", faults));
        }
    }

    /**
     * Checks one of the three labels that are always there.
     *
     * @param option names it.
     * @param value what it is to be.
     * @param faults receives what is wrong.
     */
    public static void check(final String option, final String value, final List<String> faults) {
        if (value == null || value.isBlank() || value.length() > MOST_CHARACTERS) {
            faults.add(option + " must be 1 to 200 characters, was " + Objects.toString(value));
        }
    }

    /**
     * Checks the further ones.
     *
     * @param extra names and values.
     * @param faults receives what is wrong.
     */
    public static void checkExtra(final Map<String, String> extra, final List<String> faults) {
        if (extra == null) {
            faults.add("extraLabels must be given; an empty map for none");
            return;
        }
        if (extra.size() > MOST_EXTRA) {
            faults.add("extraLabels must be at most " + MOST_EXTRA + ", were " + extra.size());
        }
        extra.forEach((name, value) -> checkExtra(name, value, faults));
    }

    private static void checkExtra(final String name, final String value, final List<String> faults) {
        if (name == null || !NAME.matcher(name).matches()) {
            faults.add("extra label \"" + name + "\" must match " + NAME + " (Prometheus data model)");
        } else if (MetricFamilies.BASE_LABELS.contains(name)) {
            faults.add("extra label \"" + name + "\" is a base label: it has an option of its own");
        } else if (familyWith(name) != null) {
            faults.add(
                    "extra label \"" + name + "\" is a label of family " + familyWith(name) + ": give it another name");
        } else if (RESERVED.contains(name)) {
            faults.add("extra label \"" + name + "\" is reserved by the exposition format");
        }
        if (!isValue(value)) {
            faults.add("extra label \"" + name + "\" must have a value of 1 to 200 characters on one line");
        }
    }

    /** Of the registry: on its series the label would stand twice. */
    private static String familyWith(final String label) {
        for (final MetricFamily family : MetricFamilies.ALL) {
            if (family.labelNames().contains(label)
                    || family.optionalLabelNames().contains(label)) {
                return family.name();
            }
        }
        return null;
    }

    private static boolean isValue(final String value) {
        return value != null
                && !value.isBlank()
                && value.length() <= MOST_CHARACTERS
                && DescriptorRules.isWellFormed(value)
                && value.chars().noneMatch(Character::isISOControl);
    }
}
