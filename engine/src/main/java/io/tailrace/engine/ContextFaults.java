package io.tailrace.engine;

import io.tailrace.engine.descriptor.BoundOverrides;
import io.tailrace.engine.descriptor.EngineLabelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.BitUtil;

/** Collects what is wrong with a context, so that all of it is reported at once. One thread. */
final class ContextFaults {
    private static final long LEAST_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MOST_INTERVAL_NS = TimeUnit.HOURS.toNanos(1);

    private static final int MOST_CHANNELS = 2_000;
    private static final int LEAST_LOG_LENGTH = 1 << 18;
    private static final long MOST_RETENTION_NS = TimeUnit.DAYS.toNanos(3_653);

    private final List<String> faults = new ArrayList<>();

    void check(final boolean isGood, final String fault) {
        if (!isGood) {
            faults.add(fault);
        }
    }

    void labels(
            final String service, final String instance, final String buildVersion, final Map<String, String> extra) {
        EngineLabelRules.check("service", service, faults);
        EngineLabelRules.check("instance", instance, faults);
        EngineLabelRules.check("buildVersion", buildVersion, faults);
        EngineLabelRules.checkExtra(extra, faults);
    }

    void bounds(final Map<String, List<Double>> bounds) {
        if (bounds == null) {
            faults.add("bounds must be given; an empty map for none");
        } else {
            bounds.forEach((name, exposed) -> BoundOverrides.check(name, exposed, faults));
        }
    }

    void channels(final int ringSamples, final double highWaterRatio, final int maxChannels) {
        check(ChannelRules.isRingSize(ringSamples), ChannelRules.ringSizeFault(ringSamples));
        check(
                highWaterRatio > 0 && highWaterRatio <= 1,
                "highWaterRatio must be above 0 and at most 1, was " + highWaterRatio);
        check(
                maxChannels >= 1 && maxChannels <= MOST_CHANNELS,
                "maxChannels must be 1 to " + MOST_CHANNELS + " (all of them fit one commit frame), was "
                        + maxChannels);
    }

    void rateLimit(final long perSecond, final int breachWindows) {
        check(
                perSecond >= 0 && perSecond <= Integer.MAX_VALUE,
                "rateLimitPerSecond must be 0 to " + Integer.MAX_VALUE + ", was " + perSecond);
        check(breachWindows >= 1 && breachWindows <= 1_000, "breachWindows must be 1 to 1000, was " + breachWindows);
    }

    void positive(final String option, final long value) {
        check(value > 0, option + " must be above 0, was " + value);
    }

    void interval(final String option, final long valueNs) {
        check(
                valueNs >= LEAST_INTERVAL_NS && valueNs <= MOST_INTERVAL_NS,
                option + " must be 1 ms to 1 h, was " + valueNs + " ns");
    }

    void memoryLog(final int lengthInBytes) {
        check(
                lengthInBytes >= LEAST_LOG_LENGTH && BitUtil.isPowerOfTwo(lengthInBytes),
                "memoryLogLengthInBytes must be a power of two of at least " + LEAST_LOG_LENGTH + ", was "
                        + lengthInBytes);
    }

    void retention(final long retirementWindowNs, final long descriptorRetentionNs) {
        check(
                retirementWindowNs >= 0 && retirementWindowNs <= MOST_RETENTION_NS,
                "retirementWindowNs must be 0 to 10 years, was " + retirementWindowNs);
        check(
                descriptorRetentionNs >= retirementWindowNs && descriptorRetentionNs <= MOST_RETENTION_NS,
                "descriptorRetentionNs must be retirementWindowNs (" + retirementWindowNs + ") to 10 years, was "
                        + descriptorRetentionNs);
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("engine context: " + String.join("; ", faults));
        }
    }
}
