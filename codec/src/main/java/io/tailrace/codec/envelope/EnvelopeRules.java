package io.tailrace.codec.envelope;

import io.tailrace.codec.entry.RawJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the contract says of each field. The schema says the same; a test holds the two together. */
final class EnvelopeRules {
    static final Set<String> ENVELOPE_FIELDS = Set.of(
            "contractVersion",
            "eventType",
            "eventId",
            "occurredAt",
            "producer",
            "correlationId",
            "idempotencyKey",
            "payload");
    static final Set<String> PRODUCER_FIELDS = Set.of("service", "instanceId", "version");

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_TYPE = 100;
    private static final UUID NIL = new UUID(0, 0);
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** Semantic versions of the contract; there is nothing behind the three numbers. */
    private static final Pattern VERSION = Pattern.compile("1\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})");

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");

    /** Ids end up in headers, log lines and tables, so they are visible ASCII. */
    private static final Pattern ID = Pattern.compile("[!-~]{1,200}");

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");

    private static final Pattern TEXT = Pattern.compile("[^\\x00-\\x1f\\x7f]*[^\\x00-\\x20\\x7f][^\\x00-\\x1f\\x7f]*");

    private final List<EnvelopeFault> faults = new ArrayList<>();

    static void check(final EventEnvelope envelope) {
        final RawJson payload = envelope.payload();
        final EnvelopeRules rules = new EnvelopeRules();
        rules.matches("/contractVersion", envelope.contractVersion(), VERSION, "1.MINOR.PATCH");
        rules.matches(
                "/eventType", envelope.eventType(), TYPE, "words in lower case with dots between, such as job.started");
        rules.expect(
                envelope.eventType() == null || envelope.eventType().length() <= LONGEST_TYPE,
                "/eventType",
                "must have at most " + LONGEST_TYPE + " characters");
        rules.expect(
                envelope.eventId() != null && !envelope.eventId().equals(NIL),
                "/eventId",
                "must be a UUID that is not nil");
        rules.expect(isInRange(envelope.occurredAt()), "/occurredAt", "must be a moment of the years 0000 to 9999");
        rules.expect(envelope.producer() != null, "/producer", "is missing");
        rules.matches("/correlationId", envelope.correlationId(), ID, "1 to 200 visible ASCII characters");
        rules.matches("/idempotencyKey", envelope.idempotencyKey(), ID, "1 to 200 visible ASCII characters");
        rules.expect(payload != null && payload.text().startsWith("{"), "/payload", "must be an object");
        rules.checkOthers("", envelope.otherFields(), ENVELOPE_FIELDS);
        rules.throwIfAny();
    }

    static void check(final EventProducer producer) {
        final EnvelopeRules rules = new EnvelopeRules();
        rules.checkText("/producer/service", producer.service());
        rules.checkText("/producer/instanceId", producer.instanceId());
        rules.checkText("/producer/version", producer.version());
        rules.checkOthers("/producer", producer.otherFields(), PRODUCER_FIELDS);
        rules.throwIfAny();
    }

    private static boolean isInRange(final Instant moment) {
        return moment != null && !moment.isBefore(FIRST) && moment.isBefore(END);
    }

    private void checkText(final String path, final String text) {
        expect(
                text != null
                        && text.codePointCount(0, text.length()) <= LONGEST_TEXT
                        && TEXT.matcher(text).matches()
                        && isWhole(text),
                path,
                "must be a text of 1 to " + LONGEST_TEXT + " characters, not blank, without control characters"
                        + was(text));
    }

    /** Half of a surrogate pair has no UTF-8 form. */
    private static boolean isWhole(final String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private void checkOthers(final String path, final Map<String, RawJson> others, final Set<String> known) {
        others.keySet().forEach(name -> {
            expect(!known.contains(name), path + "/" + name, "is a known field and cannot be among the others");
            expect(isWhole(name), path, "has a field whose name holds half of a surrogate pair");
        });
    }

    private void matches(final String path, final String text, final Pattern pattern, final String what) {
        expect(text != null && pattern.matcher(text).matches(), path, "must be " + what + was(text));
    }

    private static String was(final String text) {
        return text == null
                ? ", was missing"
                : ", was \"" + CONTROL.matcher(text).replaceAll("?") + "\"";
    }

    private void expect(final boolean isTrue, final String path, final String reason) {
        if (!isTrue) {
            faults.add(new EnvelopeFault(path, reason));
        }
    }

    private void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new BadEnvelopeException(faults);
        }
    }
}
