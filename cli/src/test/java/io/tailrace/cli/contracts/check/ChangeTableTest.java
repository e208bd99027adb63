package io.tailrace.cli.contracts.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.ContractForm;
import io.tailrace.cli.contracts.check.model.ContractSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tables of changes are what the checker does: {@code *-cases.yaml} in this package's resources. */
class ChangeTableTest {
    @TestFactory
    Stream<DynamicTest> shouldClassifyChangesOfJsonSchemas() {
        return tests("json-schema-cases.yaml", "a.json", (version, isNew) -> schema(version));
    }

    @TestFactory
    Stream<DynamicTest> shouldClassifyChangesOfSbeSchemas() {
        return tests("sbe-cases.yaml", "a.xml", (version, isNew) -> SbeCase.schema(version.asString(), isNew));
    }

    @TestFactory
    Stream<DynamicTest> shouldClassifyChangesOfProtoFiles() {
        return tests("proto-cases.yaml", "a.proto", (version, isNew) -> ProtoCase.file(version.asString()));
    }

    @TestFactory
    Stream<DynamicTest> shouldClassifyChangesOfTheRegistry() {
        return tests("registry-cases.yaml", "a.yaml", (version, isNew) -> RegistryCase.registry(version));
    }

    @Test
    void shouldHaveAtLeastSixtyCases() {
        assertTrue(ChangeCase.of("json-schema-cases.yaml").size() >= 60);
    }

    private static Stream<DynamicTest> tests(
            final String table, final String file, final BiFunction<JsonNode, Boolean, String> text) {
        return ChangeCase.of(table).stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.name(),
                        () -> it.judge(changes(file, text.apply(it.before(), false), text.apply(it.after(), true)))));
    }

    private static List<Change> changes(final String file, final String before, final String after)
            throws BadDocumentException {
        final ContractForm form = Forms.of(file).orElseThrow();
        final ContractSet old = new ContractSet();
        final ContractSet now = new ContractSet();
        final Contract first = form.read(file, before);
        final Contract second = form.read(file, after);
        old.add(first);
        now.add(second);
        assertTrue(!form.comparesOnlySound() || form.lint(first, old).isEmpty());
        return form.changes(first, old, second, now);
    }

    private static String schema(final JsonNode fragment) {
        final ObjectNode schema = (ObjectNode) fragment.deepCopy();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema.toString();
    }
}
