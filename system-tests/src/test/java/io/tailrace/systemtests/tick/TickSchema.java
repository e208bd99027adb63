package io.tailrace.systemtests.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema in {@code contracts/}, by which every line must go. */
final class TickSchema {
    private static final String FILE = "contracts/schemas/metrics-tick.v1.schema.json";

    private final Schema schema;

    private TickSchema(final Schema schema) {
        this.schema = schema;
    }

    static TickSchema in(final Path root) throws IOException {
        final Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .keyword(new NonValidationKeyword("$version"))
                .build();
        return new TickSchema(SchemaRegistry.withDefaultDialect(dialect)
                .getSchema(Files.readString(root.resolve(FILE)), InputFormat.JSON));
    }

    void check(final String line) {
        final List<String> faults = schema.validate(line, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
        assertEquals(List.of(), faults, line);
    }
}
