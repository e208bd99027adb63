package io.tailrace.exposer.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.tailrace.engine.health.HostDependencies;
import io.tailrace.exposer.Pages;
import io.tailrace.testsupport.Seeds;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verdict and its JSON, for any states and any way of time. */
class ReadinessTest {
    private static final long MS = 1_000_000L;
    private static final long HOLD_MS = 1_000;
    private static final String NAME_LETTERS = "abcXYZ019_.:-";

    private final HostDependencies host = new HostDependencies();
    private final Readiness readiness = new Readiness(host::missing, false, 1, HOLD_MS * MS, 5);
    private long nowMs;

    @Test
    void shouldFallAtOnceAndRiseWhenACauseStayedAway() {
        assertTrue(judge(0).isEmpty());
        assertEquals(List.of("ring_high_water"), judge(10, Cause.RING_HIGH_WATER));
        assertEquals(List.of("ring_high_water"), judge(999));
        assertEquals(List.of(), judge(1));
        assertEquals(List.of("journal_space"), judge(1, Cause.JOURNAL_SPACE));
    }

    @Test
    void shouldNotFlapWithACauseThatDoes() {
        judge(0);
        final long before = readiness.revision();
        for (int i = 0; i < 1_000; i++) {
            judge(100, Cause.RING_HIGH_WATER);
            judge(100);
        }
        assertEquals(before + 1, readiness.revision(), "one fall for a thousand");
        judge(HOLD_MS - 100);
        assertTrue(readiness.isReady());
    }

    @Test
    void shouldHoldEachCauseForItself() {
        judge(0);
        judge(0, Cause.JOURNAL_FAILED);
        assertEquals(List.of("journal_failed", "journal_space"), judge(600, Cause.JOURNAL_SPACE));
        assertEquals(List.of("journal_space"), judge(400));
        assertEquals(List.of(), judge(600));
    }

    @Test
    void shouldNotHoldWhatTheHostSaysNorWhatWasBeforeItWasReady() {
        assertEquals(List.of("snapshot_missing"), judge(0, Cause.SNAPSHOT_MISSING));
        assertEquals(List.of(), judge(1), "nothing can flap yet");
        host.set("database", false);
        assertEquals(List.of("host_dependency", "database"), judge(0, Cause.HOST_DEPENDENCY));
        host.set("database", true);
        assertEquals(List.of(), judge(0));
    }

    @Test
    void shouldKnowEveryCauseOfTheEngine() {
        Arrays.stream(io.tailrace.engine.health.ReadinessCause.values())
                .forEach(cause -> assertEquals(cause.key(), Cause.of(cause).key()));
    }

    /** Whatever is measured, in whatever order, and whatever the host names: the JSON is what the schema and the seeds say. */
    @Test
    void shouldSayItInTheSameShapeWhateverHappens() {
        final Schema schema = schema();
        Seeds.run(20, random -> {
            final HostDependencies named = new HostDependencies();
            final int retryAfterS = 1 + random.nextInt(3_600);
            final Readiness judged =
                    new Readiness(named::missing, random.nextBoolean(), 1, random.nextInt(3) * 500L * MS, retryAfterS);
            final long[] nowNs = {random.nextLong() >> 2, SettableClock.START_EPOCH_NS};
            Instant since = null;
            boolean wasReady = false;
            for (int i = 0; i < 100; i++) {
                final long passedNs = random.nextInt(1_500) * MS;
                nowNs[0] += passedNs;
                nowNs[1] +=
                        passedNs + (random.nextInt(50) == 0 ? random.nextInt() * 10L : 0); // the wall clock may step
                saySomething(named, random);
                judged.judge(causes(random), nowNs[0], nowNs[1]);
                final String text = Pages.text(judged.answer());
                assertEquals(List.of(), schema.validate(text, InputFormat.JSON), text);
                final JsonNode json = JsonMapper.shared().readTree(text);
                check(json, judged, retryAfterS);
                final Instant saidSince = Instant.parse(json.get("since").asString());
                if (since != null && wasReady == judged.isReady()) {
                    assertEquals(since, saidSince, "as long as the verdict stays");
                } else {
                    assertEquals(Math.floorDiv(nowNs[1], 1_000_000_000L), saidSince.getEpochSecond());
                }
                since = saidSince;
                wasReady = judged.isReady();
            }
        });
    }

    /** A body that is not of the shape must be found: else the test above would find nothing. */
    @Test
    void shouldBeJudgedByASchemaThatFindsFaults() {
        final String good = "{\"schema\":\"readiness.v1\",\"degraded\":true,\"missing\":[\"a\"],\"retry_after\":5,"
                + "\"since\":\"2026-01-01T00:00:00Z\"}";
        assertEquals(List.of(), schema().validate(good, InputFormat.JSON));
        for (final String fault : List.of(
                good.replace("[\"a\"]", "[\"a\",\"a\"]"),
                good.replace("[\"a\"]", "[]"),
                good.replace(":5", ":0"),
                good.replace("true", "false"),
                good.replace("[\"a\"]", "[\"a b\"]"),
                good.replace("T00", " 00"))) {
            assertNotEquals(List.of(), schema().validate(fault, InputFormat.JSON), fault);
        }
    }

    private static void check(final JsonNode json, final Readiness judged, final int retryAfterS) {
        final boolean isDegraded = json.get("degraded").asBoolean();
        final List<String> missing =
                json.get("missing").valueStream().map(JsonNode::asString).toList();
        assertEquals(isDegraded, !missing.isEmpty());
        assertEquals(isDegraded ? retryAfterS : 0, json.get("retry_after").asInt());
        assertEquals(new HashSet<>(missing).size(), missing.size(), "each once");
        assertEquals(isDegraded ? 503 : 200, judged.answer().status());
        final String head = new String(judged.answer().head(), UTF_8);
        assertEquals(isDegraded, head.contains("\r\nRetry-After: " + retryAfterS + "\r\n"), head);
        assertTrue(judged.answer().bodyLengthInBytes() <= 6_000, "bounded, however much is missing");
        assertEquals(missing, judged.report().missing());
        assertEquals(isDegraded, !judged.report().isReady());
        assertEquals(json.get("retry_after").asInt(), judged.report().retryAfterS());
        assertEquals(json.get("since").asString(), judged.report().since().toString());
        assertFalse(json.get("schema").asString().isEmpty());
    }

    private static Set<Cause> causes(final Random random) {
        final Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (random.nextInt(3) > 0) {
            for (final Cause cause : Cause.values()) {
                if (random.nextInt(8) == 0) {
                    causes.add(cause);
                }
            }
        }
        return causes;
    }

    /** Also names that are those of our own causes, and as many as there may be. */
    private static void saySomething(final HostDependencies named, final Random random) {
        for (int i = random.nextInt(6); i > 0; i--) {
            final String name = random.nextInt(4) == 0
                    ? List.of(Cause.values())
                            .get(random.nextInt(Cause.values().length))
                            .key()
                    : randomName(random);
            try {
                named.set(name, random.nextInt(3) > 0);
            } catch (final IllegalArgumentException full) {
                new ArrayList<>(named.missing()).forEach(named::remove);
            }
        }
        if (random.nextInt(4) == 0) {
            new ArrayList<>(named.missing()).forEach(named::remove);
        }
    }

    private static String randomName(final Random random) {
        final StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(64); i >= 0; i--) {
            name.append(NAME_LETTERS.charAt(random.nextInt(NAME_LETTERS.length())));
        }
        return name.toString();
    }

    private List<String> judge(final long laterMs, final Cause... causes) {
        nowMs += laterMs;
        final Set<Cause> measured = EnumSet.noneOf(Cause.class);
        measured.addAll(List.of(causes));
        readiness.judge(measured, nowMs * MS, nowMs * MS);
        return readiness.report().missing();
    }

    private static Schema schema() {
        try (InputStream text = Files.newInputStream(Path.of("../contracts/schemas/readiness.v1.schema.json"))) {
            return SchemaRegistry.withDialect(Dialect.builder(Dialects.getDraft202012())
                            .keyword(new NonValidationKeyword("$version"))
                            .build())
                    .getSchema(text, InputFormat.JSON);
        } catch (final IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
