package io.tailrace.engine.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.tailrace.codec.entry.EntryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema and the enforcer draw the same line: through the vectors of the codec's tests, and through what the contract bounds. */
class EntrySchemaContractTest {
    private static final Path ROOT = Path.of(System.getProperty("tailrace.root"));
    private static final Path VECTORS = ROOT.resolve("codec/src/test/resources/io/tailrace/codec/entry/entries.jsonl");
    private static final Path SCHEMA = ROOT.resolve("contracts/schemas/telemetry-entry.v1.schema.json");

    private final TelemetryEnforcer enforcer = new TelemetryEnforcer();

    @Test
    void shouldAgreeWithTheSchema() throws IOException {
        final Schema schema = schema();
        final List<String> vectors = Files.readAllLines(VECTORS);
        int broken = 0;
        for (final String line : vectors) {
            broken += agree(schema, line) ? 0 : 1;
        }
        assertTrue(broken > 0 && broken < vectors.size(), vectors::toString);
        for (final String colors : List.of("0", "1", "4294967295")) {
            agree(
                    schema,
                    entry("{\"type\":\"ProcessingCompleted\",\"colors_used\":" + colors
                            + ",\"duration_ms\":1,\"iterations\":1}"));
        }
        for (final String confidence : List.of("-0.001", "0", "-0.0", "0.5", "1", "1.0000001", "1e300")) {
            agree(
                    schema,
                    entry("{\"type\":\"ConsensusProposed\",\"vertex\":1,\"proposed_color\":1,\"confidence\":"
                            + confidence + "}"));
        }
    }

    /** Whether both take it. */
    private boolean agree(final Schema schema, final String line) {
        final boolean isGood = enforcer.check(EntryReader.read(line)).stream().noneMatch(Violation::isError);
        assertEquals(isGood, schema.validate(line, InputFormat.JSON).isEmpty(), line);
        return isGood;
    }

    private static String entry(final String event) {
        return "{\"id\":\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\",\"timestamp\":1,\"component\":\"Orchestrator\",\"level\":\"Info\",\"event\":"
                + event + "}";
    }

    private static Schema schema() throws IOException {
        // The contracts' own keyword, which no validator knows.
        return SchemaRegistry.withDialect(Dialect.builder(Dialects.getDraft202012())
                        .keyword(new NonValidationKeyword("$version"))
                        .build())
                .getSchema(Files.readString(SCHEMA));
    }
}
