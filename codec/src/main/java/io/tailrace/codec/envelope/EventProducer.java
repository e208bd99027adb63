package io.tailrace.codec.envelope;

import io.tailrace.codec.entry.RawJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who made an event. Texts have 1 to 200 characters, are not blank and hold no control characters.
 *
 * @param service what runs, the same for all of its instances.
 * @param instanceId which one of them.
 * @param version which build of it.
 * @param otherFields fields that this version does not know, in their order; they are written again.
 */
public record EventProducer(String service, String instanceId, String version, Map<String, RawJson> otherFields) {
    /**
     * Checks.
     *
     * @throws BadEnvelopeException naming every fault at once.
     */
    public EventProducer(
            final String service,
            final String instanceId,
            final String version,
            final Map<String, RawJson> otherFields) {
        this.service = service;
        this.instanceId = instanceId;
        this.version = version;
        this.otherFields = Collections.unmodifiableMap(new LinkedHashMap<>(otherFields));
        EnvelopeRules.check(this);
    }

    /**
     * A producer without other fields.
     *
     * @param service what runs, the same for all of its instances.
     * @param instanceId which one of them.
     * @param version which build of it.
     * @throws BadEnvelopeException naming every fault at once.
     */
    public EventProducer(final String service, final String instanceId, final String version) {
        this(service, instanceId, version, Map.of());
    }
}
