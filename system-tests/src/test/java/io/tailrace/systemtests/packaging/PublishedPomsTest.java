package io.tailrace.systemtests.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users get modules that a BOM lists, each with what a repository asks for, and none that needs one that they do not get. */
class PublishedPomsTest {
    private static final Pattern AUTOMATIC_MODULE =
            Pattern.compile("<Automatic-Module-Name>([^<]+)</Automatic-Module-Name>");
    private static final Pattern MODULE = Pattern.compile("\\bmodule ([a-z.]+)\\s*\\{");

    private static List<Pom> poms;
    private static Pom bom;

    @BeforeAll
    static void readPoms() throws IOException {
        poms = Pom.all(Tailrace.ROOT);
        bom = poms.stream()
                .filter(pom -> pom.artifactId().equals("tailrace-bom"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldListEachPublishedJarInTheBomAndNothingElse() {
        assertEquals(
                published()
                        .map(pom -> "io.tailrace:" + pom.artifactId())
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(bom.managed()));
        assertEquals(bom.managed().size(), new TreeSet<>(bom.managed()).size());
    }

    @Test
    void shouldGiveTheBomNoParent() {
        assertTrue(bom.parent().isEmpty());
        assertTrue(bom.text("parent").isEmpty());
    }

    @Test
    void shouldHaveOneVersion() {
        assertEquals(Set.of(bom.version()), poms.stream().map(Pom::version).collect(Collectors.toSet()));
    }

    @Test
    void shouldNeedNoModuleThatIsNotPublished() {
        final Set<String> artifacts = published().map(Pom::artifactId).collect(Collectors.toSet());
        published()
                .forEach(pom -> assertTrue(
                        artifacts.containsAll(pom.ownDependencies()),
                        () -> pom.artifactId() + " needs " + pom.ownDependencies()));
    }

    @Test
    void shouldSayWhatARepositoryAsksFor() {
        poms.stream().filter(Pom::isPublished).forEach(pom -> {
            assertTrue(pom.text("name").isPresent(), pom::artifactId);
            assertTrue(pom.text("description").isPresent(), pom::artifactId);
            assertTrue(pom.inherited("licenses").orElse("").contains("Apache-2.0"), pom::artifactId);
        });
    }

    @Test
    void shouldNameEachModuleOnce() throws IOException {
        final Set<String> names = new TreeSet<>();
        for (final Pom pom : published().toList()) {
            final String name = moduleName(pom);
            assertFalse(name.isEmpty(), () -> pom.artifactId() + " is no module");
            assertTrue(names.add(name), () -> pom.artifactId() + " has the name of another: " + name);
        }
    }

    private static String moduleName(final Pom pom) throws IOException {
        final Path info = pom.folder().resolve("src/main/java/module-info.java");
        final Matcher matcher = Files.exists(info)
                ? MODULE.matcher(Files.readString(info))
                : AUTOMATIC_MODULE.matcher(Files.readString(pom.folder().resolve("pom.xml")));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static Stream<Pom> published() {
        return poms.stream().filter(Pom::isJar).filter(Pom::isPublished);
    }
}
