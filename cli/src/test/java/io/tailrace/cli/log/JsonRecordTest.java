package io.tailrace.cli.log;

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
import io.tailrace.testsupport.Seeds;
import io.tailrace.testsupport.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records as lines of JSON, whatever they hold. */
class JsonRecordTest {
    private static final String OURS = "io.tailrace.exposer.Exposer";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);
    private final CommandLoggers loggers = new CommandLoggers(() -> out, new SettableClock());
    private final Schema schema = schema();

    @Test
    void shouldHaveTheFieldsInTheirOrderAndOnlyThoseThatApply() {
        loggers.configure(LogFormat.JSON, Level.INFO);
        loggers.getLogger(OURS)
                .atWarn()
                .addKeyValue("count", 3L)
                .addKeyValue("latency_ms", 0.25)
                .addKeyValue("event", "request.refused")
                .addKeyValue("service", "shop")
                .addKeyValue("missing", List.of("a", "b"))
                .addKeyValue("status", 405)
                .log("refused {} of {}", 3, "x");
        assertEquals(
                "{\"schema\":\"log-record.v1\",\"ts\":\"2026-01-01T00:00:00Z\",\"level\":\"WARN\",\"service\":\"shop\","
                        + "\"event\":\"request.refused\",\"status\":405,\"latency_ms\":0.25,\"count\":3,"
                        + "\"missing\":[\"a\",\"b\"],\"logger\":\"" + OURS + "\",\"message\":\"refused 3 of x\"}\n",
                bytes.toString(UTF_8));
        check(lines().get(0));
    }

    @Test
    void shouldNameWhatHasNoNameAndTellAFaultOnTheSameLine() {
        loggers.configure(LogFormat.JSON, Level.INFO);
        loggers.getLogger("org.other.Thing").warn("broken\nagain", new IllegalStateException("why\r\nnot"));
        assertEquals(1, lines().size());
        final JsonNode record = check(lines().get(0));
        assertEquals("log", record.get("event").asString());
        assertEquals("broken\nagain", record.get("message").asString());
        assertTrue(record.get("fault").asString().contains("IllegalStateException: why\r\nnot"));
    }

    @Test
    void shouldNeverWriteASecretNorLetAKeyTakeTheRecordsOwn() {
        loggers.configure(LogFormat.JSON, Level.INFO);
        loggers.getLogger(OURS)
                .atInfo()
                .addKeyValue("authorization", "Bearer abc")
                .addKeyValue("session_cookie", "abc")
                .addKeyValue("key_password", "abc")
                .addKeyValue("ts", "never")
                .addKeyValue("level", "abc")
                .addKeyValue("Not A Key\"", "abc")
                .addKeyValue("nothing", (Object) null)
                .log("m");
        final String line = lines().get(0);
        final JsonNode record = check(line);
        assertFalse(line.contains("abc"), line);
        assertEquals("redacted", record.get("authorization").asString());
        assertEquals("INFO", record.get("level").asString());
        assertFalse(record.has("nothing"));
    }

    @Test
    void shouldWriteFromItsLevelOnAndOthersFromWarningsOn() {
        loggers.configure(LogFormat.JSON, Level.DEBUG);
        final Logger ours = loggers.getLogger(OURS);
        assertTrue(ours.isDebugEnabled() && !ours.isTraceEnabled());
        assertFalse(loggers.getLogger("io.netty.util.Thing").isInfoEnabled());
        assertTrue(loggers.getLogger("io.netty.util.Thing").isWarnEnabled());
        assertFalse(loggers.getLogger("net.openhft.chronicle.Thing").isWarnEnabled());
        assertTrue(loggers.getLogger("net.openhft.chronicle.Thing").isErrorEnabled());
        assertFalse(loggers.getLogger("com.networknt.schema.Thing").isErrorEnabled());
        loggers.configure(LogFormat.TEXT, Level.ERROR);
        ours.warn("not this");
        ours.atWarn().log("nor this");
        loggers.getLogger("io.netty.util.Thing").warn("nor that");
        assertEquals(List.of(), lines());
    }

    @Test
    void shouldKeepTextOnOneLine() {
        loggers.configure(LogFormat.TEXT, Level.WARN);
        loggers.getLogger(OURS).atWarn().addKeyValue("event", "x").log("a\n[ERROR] forged\u001b[2J\u0085\u2028b");
        assertEquals(List.of("[WARN] Exposer - a?[ERROR] forged?[2J??b"), lines());
        loggers.getLogger(OURS).error("x".repeat(5_000));
        assertEquals(2_000 + "[ERROR] Exposer - ...".length(), lines().get(1).length());
    }

    @Test
    void shouldWriteAsTheCallerSaidWhateverElseIsPreferred() {
        final Logger ours = loggers.getLogger(OURS);
        loggers.give(null, null);
        assertTrue(ours.isWarnEnabled() && !ours.isInfoEnabled());
        loggers.prefer(LogFormat.JSON, null);
        assertTrue(ours.isInfoEnabled());
        loggers.give(LogFormat.TEXT, Level.ERROR);
        loggers.prefer(LogFormat.JSON, Level.DEBUG);
        ours.warn("not this");
        ours.error("m");
        assertEquals(List.of("[ERROR] Exposer - m"), lines());
    }

    @Test
    void shouldLetNoFaultForgeARecord() {
        loggers.configure(LogFormat.TEXT, Level.WARN);
        final Throwable cause = new IllegalArgumentException("because\r[WARN] forged\u0085");
        loggers.getLogger(OURS).error("m", new IllegalStateException("why\n[ERROR] forged\u001b[2J", cause));
        final List<String> lines = lines();
        assertEquals("[ERROR] Exposer - m", lines.get(0));
        assertEquals("java.lang.IllegalStateException: why?[ERROR] forged?[2J", lines.get(1));
        assertTrue(lines.contains("Caused by: java.lang.IllegalArgumentException: because?[WARN] forged?"));
        assertTrue(lines.stream().skip(2).allMatch(line -> line.startsWith("\t") || line.startsWith("Caused by: ")));
    }

    /** Any text in any place: one line each, parsed back to what was said, held by the schema, and bounded. */
    @Test
    void shouldBeOneLineWhateverATextHolds() {
        loggers.configure(LogFormat.JSON, Level.INFO);
        Seeds.run(300, random -> {
            bytes.reset();
            final String text = randomText(random);
            LoggingEventBuilder record = loggers.getLogger(OURS).atWarn().addKeyValue("event", "a.b");
            for (final String key : List.of("reason", "peer_addr", "instance", "other")) {
                record = record.addKeyValue(key, random.nextBoolean() ? text : randomText(random));
            }
            record.addKeyValue("number", random.nextBoolean() ? random.nextDouble() : Double.NaN)
                    .addKeyValue("said", text)
                    .addKeyValue("list", List.of(text, text))
                    .log("{}", text);
            final List<String> lines = lines();
            assertEquals(1, lines.size(), text);
            final JsonNode json = check(lines.get(0));
            assertEquals(
                    text.length() <= 2_000 ? text : text.substring(0, 10),
                    text.length() <= 2_000
                            ? json.get("said").asString()
                            : json.get("said").asString().substring(0, 10));
            assertEquals(json.get("said"), json.get("list").get(1));
            assertTrue(lines.get(0).length() < 120_000);
        });
    }

    @Test
    void shouldBeJudgedByASchemaThatFindsFaults() {
        loggers.configure(LogFormat.JSON, Level.INFO);
        loggers.getLogger(OURS)
                .atWarn()
                .addKeyValue("event", "a.b")
                .addKeyValue("corr_id", "x")
                .log("m");
        final String good = lines().get(0);
        for (final String bad : List.of(
                good.replace("\"WARN\"", "\"warn\""),
                good.replace("log-record.v1", "log-record.v2"),
                good.replace("\"corr_id\":\"x\"", "\"corr_id\":\"x y\""),
                good.replace("\"event\":\"a.b\",", ""),
                good.replace("T00:", " 00:"))) {
            assertNotEquals(List.of(), schema.validate(bad, InputFormat.JSON), bad);
        }
    }

    private JsonNode check(final String line) {
        assertEquals(List.of(), schema.validate(line, InputFormat.JSON), line);
        return JsonMapper.shared().readTree(line);
    }

    private List<String> lines() {
        // By the one character that ends a line for those who collect them.
        final List<String> lines = new ArrayList<>(List.of(bytes.toString(UTF_8).split("\n", -1)));
        assertEquals("", lines.remove(lines.size() - 1), "ends with a line end");
        return lines;
    }

    private static String randomText(final Random random) {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(20) == 0 ? 5_000 : 60); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append("\"\\,{}:/\u007f\u0085\u2028\u2029".charAt(random.nextInt(11)));
                case 2 -> text.appendCodePoint(0x10000 + random.nextInt(0x1000));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    private static Schema schema() {
        try (InputStream text = Files.newInputStream(Path.of("../contracts/schemas/log-record.v1.schema.json"))) {
            return SchemaRegistry.withDialect(Dialect.builder(Dialects.getDraft202012())
                            .keyword(new NonValidationKeyword("$version"))
                            .build())
                    .getSchema(text, InputFormat.JSON);
        } catch (final IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
