package io.tailrace.systemtests.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A component of a CycloneDX list.
 *
 * @param group of its coordinates.
 * @param name of its coordinates.
 * @param version of its coordinates.
 * @param sha256 of its jar, in hexadecimal digits.
 * @param licences as SPDX ids, or as its POM names them.
 */
record Part(String group, String name, String version, String sha256, Set<String> licences) {
    private static final String OURS = "io.tailrace";
    /** None of them asks for more than that its text goes along. */
    private static final Set<String> PERMISSIVE =
            Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "MIT", "MIT-0");

    /** What POMs call them. JLine's "The BSD License" is that of three clauses, by its address and its text, and the plugin takes it for that of four. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("AL 2.0", "Apache-2.0", "GPL v2", "GPL-2.0-only", "org.jline BSD-4-Clause", "BSD-3-Clause");

    /** All that a list names. */
    static List<Part> read(final Path sbom) throws IOException {
        final List<Part> parts = new ArrayList<>();
        for (final JsonNode component :
                JsonMapper.shared().readTree(Files.readString(sbom)).path("components")) {
            parts.add(new Part(
                    component.path("group").asString(),
                    component.path("name").asString(),
                    component.path("version").asString(),
                    sha256(component),
                    licences(component)));
        }
        return parts;
    }

    private static String sha256(final JsonNode component) {
        return StreamSupport.stream(component.path("hashes").spliterator(), false)
                .filter(hash -> hash.path("alg").asString().equals("SHA-256"))
                .map(hash -> hash.path("content").asString())
                .findFirst()
                .orElse("");
    }

    private static Set<String> licences(final JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .map(licence -> licence.path("license"))
                .map(licence -> licence.has("id")
                        ? licence.path("id").asString()
                        : licence.path("name").asString("unknown"))
                .map(name -> OTHER_NAMES.getOrDefault(name, name))
                .map(name -> OTHER_NAMES.getOrDefault(component.path("group").asString() + " " + name, name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isOurs() {
        return group.equals(OURS);
    }

    /** Whether one of its licences, of which the user chooses, is permissive. */
    boolean isPermissive() {
        return licences.stream().anyMatch(PERMISSIVE::contains);
    }

    /** A row of THIRD-PARTY.md. */
    String row() {
        return "| " + group + ":" + name + " | " + version + " | " + String.join(" or ", licences) + " |";
    }
}
