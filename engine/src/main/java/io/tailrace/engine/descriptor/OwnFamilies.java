package io.tailrace.engine.descriptor;

import io.tailrace.codec.registry.FamilySource;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of {@code contracts/metrics-registry.yaml} that a host cannot give to a metric of its own: on a page that metric would stand in Tailrace's
 * family, under its help and base labels. Golden families that a host counts are the host's to record.
 */
final class OwnFamilies {
    private static final Set<String> NAMES = MetricFamilies.ALL.stream()
            .filter(family -> family.source() != FamilySource.HOST || !family.isGolden())
            .map(MetricFamily::name)
            .collect(Collectors.toUnmodifiableSet());

    private OwnFamilies() {}

    /** Refuses a name that is taken, from who does not say that the family is Tailrace's own. */
    static void checkOrThrow(final MetricDescriptor descriptor) {
        if (!descriptor.firstParty() && NAMES.contains(descriptor.name())) {
            throw new IllegalArgumentException("metric \"" + descriptor.name()
                    + "\": the name is that of a family of Tailrace's own, with which it would be mixed on /metrics: give yours another name,"
                    + " for example with your service's name in front");
        }
    }
}
