package io.tailrace.systemtests.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What comes with the command is named in THIRD-PARTY.md, and what is ours has its licence in it. That licences are right, {@link SbomTest} checks. */
class DistributionTest {
    private static final String CHART = "io/tailrace/report/page/vendor/uPlot";

    @Test
    void shouldNameTheLibrariesOfOthersThatAreInTheDistribution() throws IOException {
        final List<String> named = namedLibraries();
        final List<String> present = Distribution.libraries().stream()
                .filter(library -> !Distribution.isOurs(library))
                .map(library -> library.getFileName().toString())
                .toList();

        assertEquals(
                List.of(),
                present.stream()
                        .filter(file -> named.stream().noneMatch(name -> isJarOf(name, file)))
                        .toList(),
                "in the distribution, and not in THIRD-PARTY.md");
        assertEquals(
                List.of(),
                named.stream()
                        .filter(name -> present.stream().noneMatch(file -> isJarOf(name, file)))
                        .toList(),
                "in THIRD-PARTY.md, and not in the distribution");
    }

    @Test
    void shouldTellJarsOfOtherVersionsApart() {
        assertTrue(isJarOf("netty-common-4.2.18.Final", "netty-common-4.2.18.Final.jar"));
        assertTrue(isJarOf("netty-transport-4.2.18.Final", "netty-transport-4.2.18.Final-linux-x86_64.jar"));
        assertEquals(false, isJarOf("netty-common-4.2.1", "netty-common-4.2.18.jar"));
        assertEquals(false, isJarOf("netty-common-4.2.18.Final", "netty-common-4.2.19.Final.jar"));
    }

    @Test
    void shouldPutLicenceAndNoticeIntoEachJarOfOurs() throws IOException {
        for (final Path library : Distribution.libraries()) {
            if (Distribution.isOurs(library)) {
                try (JarFile jar = new JarFile(library.toFile())) {
                    assertNotNull(jar.getEntry("META-INF/LICENSE"), library::toString);
                    assertNotNull(jar.getEntry("META-INF/NOTICE"), library::toString);
                }
            }
        }
    }

    @Test
    void shouldNameTheChartLibraryOfReportsWithItsLicence() throws IOException {
        final Path report = Distribution.libraries().stream()
                .filter(library -> library.getFileName().toString().startsWith("tailrace-report-"))
                .findFirst()
                .orElseThrow();
        try (JarFile jar = new JarFile(report.toFile())) {
            final Matcher head = Pattern.compile("uPlot \\(v([0-9.]+)\\)").matcher(text(jar, CHART + ".iife.min.js"));
            assertTrue(head.find());
            assertTrue(text(jar, CHART + "-LICENSE.txt").startsWith("The MIT License (MIT)"));
            assertTrue(
                    Files.readString(Distribution.THIRD_PARTY).contains("| uPlot | " + head.group(1) + " | MIT |"),
                    () -> "THIRD-PARTY.md must name uPlot " + head.group(1));
        }
    }

    /** Artifact and version of each row, as a jar's name begins. */
    private static List<String> namedLibraries() throws IOException {
        final String text = Files.readString(Distribution.THIRD_PARTY);
        return text.substring(text.indexOf(Distribution.TABLE) + Distribution.TABLE.length())
                .lines()
                .map(row -> row.split(" *\\| *", -1))
                .map(cells -> cells[1].substring(cells[1].indexOf(':') + 1) + "-" + cells[2])
                .toList();
    }

    /** Behind the version there may be a classifier, as for native code. */
    private static boolean isJarOf(final String name, final String file) {
        return file.equals(name + ".jar") || file.startsWith(name + "-");
    }

    private static String text(final JarFile jar, final String entry) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
