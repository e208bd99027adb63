package io.tailrace.systemtests.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of parts (CycloneDX) is of the jars that are there, and all of those may be handed on. Only the profile release makes that list. */
class SbomTest {
    private static List<Part> parts;

    @BeforeAll
    static void readParts() throws IOException {
        final Path sbom = Distribution.APP.resolve("sbom.json");
        final boolean present = Files.exists(sbom) && isNewest(sbom);
        if (!present) {
            System.out.println(
                    "NOT RUN: no " + sbom + " of this build (Maven writes it with -Prelease, if it is not offline)");
        }
        assumeTrue(present, "no sbom.json of this build");
        parts = Part.read(sbom);
    }

    @Test
    void shouldListTheJarsOfTheDistributionAndNothingElse() throws IOException {
        final Map<String, String> jars = new TreeMap<>();
        for (final Path jar : Distribution.libraries()) {
            jars.put(sha256(jar), jar.getFileName().toString());
        }
        final Set<String> listed = parts.stream().map(Part::sha256).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(jars.size(), parts.size());
        assertEquals(jars.keySet(), listed, jars::toString);
    }

    @Test
    void shouldHaveNothingButPermissiveLicences() {
        assertEquals(
                List.of(),
                parts.stream()
                        .filter(part -> !part.isPermissive())
                        .map(Part::row)
                        .toList());
    }

    @Test
    void shouldNameEachLibraryOfOthersWithItsLicence() throws IOException {
        final String text = Files.readString(Distribution.THIRD_PARTY);
        final String before = text.substring(0, text.indexOf(Distribution.TABLE) + Distribution.TABLE.length());
        final String expected = before
                + parts.stream()
                        .filter(part -> !part.isOurs())
                        .map(part -> part.row() + "\n")
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("tailrace.parts.accept")) {
            Files.writeString(Distribution.THIRD_PARTY, expected);
            return;
        }
        assertEquals(expected, text, "call it again with -Dtailrace.parts.accept=true, and look at what it wrote");
    }

    @Test
    void shouldRefuseALicenceThatAsksForMore() {
        assertFalse(new Part("g", "n", "1", "", Set.of("GPL-3.0-only")).isPermissive());
        assertFalse(new Part("g", "n", "1", "", Set.of()).isPermissive());
        assertTrue(new Part("g", "n", "1", "", Set.of("GPL-2.0-only", "MIT")).isPermissive());
    }

    /** Whether no jar was built after it: a list of an earlier build says nothing. */
    private static boolean isNewest(final Path sbom) throws IOException {
        final FileTime written = Files.getLastModifiedTime(sbom);
        for (final Path jar : Distribution.libraries()) {
            if (Files.getLastModifiedTime(jar).compareTo(written) > 0) {
                return false;
            }
        }
        return true;
    }

    private static String sha256(final Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (final NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
