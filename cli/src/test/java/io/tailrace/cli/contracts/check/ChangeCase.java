package io.tailrace.cli.contracts.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.document.YamlText;
import io.tailrace.cli.contracts.check.model.Change;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A case of the tables in this package's resources: two versions, and what the change between them asks for.
 *
 * @param name of it.
 * @param before the old version.
 * @param after the new one.
 * @param level of the greatest change, in small letters.
 * @param says a part of what is reported; empty if it does not matter.
 * @param buf what buf says of it, good or break; empty if it was not asked.
 */
public record ChangeCase(String name, JsonNode before, JsonNode after, String level, String says, String buf) {
    /** All cases of a table. */
    public static List<ChangeCase> of(final String table) {
        try (InputStream in = ChangeCase.class.getResourceAsStream(table)) {
            final JsonNode root = YamlText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .root();
            final List<ChangeCase> cases = new ArrayList<>();
            for (final JsonNode it : root.get("cases")) {
                cases.add(new ChangeCase(
                        it.get("name").asString(),
                        it.get("before"),
                        it.get("after"),
                        it.get("class").asString(),
                        it.path("says").asString(""),
                        it.path("buf").asString("")));
            }
            return cases;
        } catch (final IOException | BadDocumentException fault) {
            throw new AssertionError(table, fault);
        }
    }

    /** Holds what was found against the case. */
    public void judge(final List<Change> changes) {
        final List<String> found = changes.stream()
                .map(it -> it.level().word() + " " + it.path() + ": " + it.what() + " (" + it.why() + ")")
                .toList();
        assertEquals(level, Change.greatest(changes).name().toLowerCase(Locale.ROOT), found::toString);
        assertTrue(says.isEmpty() || found.stream().anyMatch(it -> it.contains(says)), found::toString);
    }
}
