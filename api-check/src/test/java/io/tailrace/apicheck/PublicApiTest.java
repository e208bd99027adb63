package io.tailrace.apicheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The API of the published modules is what {@code docs/api-history} says, and differs from that of the version before as semantic versioning
 * allows. {@code -Dtailrace.api.accept=true} writes it down anew; {@code -Dtailrace.api.keep=0.1.0} keeps it as that version's.
 */
class PublicApiTest {
    private static final Path ROOT = Path.of(System.getProperty("tailrace.root"));
    private static final ApiHistory HISTORY = new ApiHistory(ROOT.resolve("docs/api-history"));
    private static final ClassLoader LOADER = PublicApiTest.class.getClassLoader();
    private static final List<PublishedModule> MODULES = PublishedModule.all(LOADER);
    private static final String ACCEPT =
            "\nIf it is meant so: mvn -B -ntp -Dfast -pl api-check -am test -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dtailrace.api.accept=true";

    @BeforeAll
    static void writeDown() throws IOException {
        final String keep = System.getProperty("tailrace.api.keep");
        if (keep != null) {
            HISTORY.keep(Version.of(keep), MODULES, Files.readString(ROOT.resolve("contracts/VERSIONS.md")));
        }
        if (keep != null || Boolean.getBoolean("tailrace.api.accept")) {
            for (final PublishedModule module : MODULES) {
                final Path file = HISTORY.current(module.name());
                Files.createDirectories(file.getParent());
                Files.write(file, ApiText.of(module, LOADER));
            }
            Files.write(HISTORY.difference(projectVersion()), report());
        }
    }

    @Test
    void shouldFindEveryPublishedModule() {
        assertEquals(
                List.of(
                        "io.tailrace.codec",
                        "io.tailrace.config",
                        "io.tailrace.engine",
                        "io.tailrace.exposer",
                        "io.tailrace.journal",
                        "io.tailrace.ndjson",
                        "io.tailrace.test",
                        "io.tailrace.transport"),
                MODULES.stream().map(PublishedModule::name).toList());
    }

    @Test
    void shouldBeWhatIsWrittenDown() throws IOException {
        final List<String> changes = new ArrayList<>();
        for (final PublishedModule module : MODULES) {
            final Path file = HISTORY.current(module.name());
            final List<String> before = Files.exists(file) ? Files.readAllLines(file) : List.of();
            changes.addAll(LineDifference.between(before, ApiText.of(module, LOADER)));
        }
        assertTrue(changes.isEmpty(), () -> "The API changed:\n" + String.join("\n", changes) + ACCEPT);
    }

    @Test
    void shouldHaveWrittenDownHowItDiffersFromTheVersionBefore() throws IOException {
        final Path file = HISTORY.difference(projectVersion());
        assertTrue(Files.exists(file), () -> "no " + file + ACCEPT);
        assertEquals(
                String.join("\n", report()),
                String.join("\n", Files.readAllLines(file)),
                () -> file + " is not up to date" + ACCEPT);
    }

    @Test
    void shouldRaiseTheVersionAsSemanticVersioningAsks() throws IOException {
        final Optional<Version> last = HISTORY.last();
        if (last.isPresent()) {
            assertEquals("", SemVer.fault(last.get(), projectVersion(), difference(last.get())));
        }
    }

    @Test
    void shouldNameInTheChangelogWhatChangedSinceTheLastRelease() throws IOException {
        final Optional<Version> release = HISTORY.lastRelease();
        final String before = release.isEmpty() ? "" : HISTORY.contracts(release.get());
        final TreeSet<String> modules = new TreeSet<>();
        if (release.isEmpty()) {
            MODULES.forEach(module -> modules.add(module.name()));
        } else {
            modules.addAll(changedModules(release.get()));
        }

        final Version version = projectVersion();
        final List<String> missing = Changelog.missing(
                Changelog.section(Files.readString(ROOT.resolve("CHANGELOG.md")), version),
                Changelog.contracts(before),
                Changelog.contracts(Files.readString(ROOT.resolve("contracts/VERSIONS.md"))),
                modules);

        assertEquals(
                List.of(),
                missing,
                () -> "the section " + version.release() + " of CHANGELOG.md must name: " + String.join(", ", missing));
    }

    private static List<String> report() throws IOException {
        final Optional<Version> last = HISTORY.last();
        final List<String> report = new ArrayList<>();
        final Version version = projectVersion().release();
        report.add("# The API of " + version + (last.isEmpty() ? "" : " against that of " + last.get()));
        report.add("");
        if (last.isEmpty()) {
            report.add("No version before it is kept.");
        } else {
            final ApiDifference difference = difference(last.get());
            report.add("Made by `PublicApiTest` with japicmp: "
                    + difference.change().words() + ".");
            if (!difference.lines().isEmpty()) {
                report.add("");
                report.addAll(difference.lines());
            }
        }
        return report;
    }

    private static ApiDifference difference(final Version before) throws IOException {
        return ApiDifference.between(
                HISTORY.jars(before), MODULES.stream().map(Signatures::jar).toList());
    }

    private static List<String> changedModules(final Version before) throws IOException {
        final List<String> lines = difference(before).lines();
        return MODULES.stream()
                .filter(module -> module.classes().keySet().stream()
                        .anyMatch(type -> lines.stream().anyMatch(line -> line.contains("`" + type + "`"))))
                .map(PublishedModule::name)
                .toList();
    }

    private static Version projectVersion() throws IOException {
        final Matcher version = Pattern.compile("<artifactId>tailrace-parent</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertTrue(version.find(), "pom.xml has no version");
        return Version.of(version.group(1));
    }
}
