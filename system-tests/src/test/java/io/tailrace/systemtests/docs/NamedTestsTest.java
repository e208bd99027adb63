package io.tailrace.systemtests.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guarantee, and what is held against a contract, name the test that shows it: the test must be there. */
class NamedTestsTest {
    private static final Path ROOT = Path.of(System.getProperty("tailrace.root"));
    private static final Pattern CLASS_IN_LAST_COLUMN =
            Pattern.compile("`([A-Z][A-Za-z]+)`(?= \\(jcstress\\)|,| \\|$)");

    @ParameterizedTest
    @ValueSource(strings = {"docs/guarantees.md", "docs/contracts.md"})
    void shouldFindEveryTestThatADocumentNames(final String document) throws IOException {
        final Set<String> named = Files.readAllLines(ROOT.resolve(document)).stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.substring(line.lastIndexOf('|', line.length() - 2)))
                .flatMap(column -> CLASS_IN_LAST_COLUMN.matcher(column).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(named.isEmpty());

        named.removeAll(sources());

        assertEquals(Set.of(), named, () -> "named in " + document + ", but there is no such class");
    }

    private static Set<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> !file.toString().contains("/target/"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
