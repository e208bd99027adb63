package io.tailrace.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants are made of a registry that keeps its rules, and of no other. */
class MetricConstantsTest {
    private static final String GOOD = """
            $id: https://tailrace.io/contracts/metrics-registry/v1
            $version: 1.0.0
            base_labels:
              - name: service
                help: What runs.
            suffixes: [_seconds, _bytes, _total]
            exceptions:
              - name: depth
                reason: Old.
            buckets:
              short: [0.1, 1, 2.5]
            families:
              - name: hits_total
                type: counter
                unit: none
                labels: [role, kind]
                values:
                  role: [client, server]
                zero: [[client, "quoted \\"x\\" \\\\u0041 \u00e4"]]
                help: "Hits <b> */ & @see \\\\u002a/ \\"so\\"."
                source: engine
                golden: true
                since: 0.1.0
                stability: stable
              - name: depth
                type: gauge
                unit: none
                labels: []
                help: How deep.
                source: exposer
                since: 0.1.0
                stability: beta
              - name: took_seconds
                type: histogram
                unit: seconds
                labels: []
                buckets: short
                help: How long.
                source: host
                since: 0.1.0
                stability: stable
            """;

    @TempDir
    private Path folder;

    private Path registry;

    @BeforeEach
    void write() throws IOException {
        registry = Files.writeString(folder.resolve("registry.yaml"), GOOD);
    }

    @Test
    void shouldMakeConstantsOfEveryFamily() throws IOException {
        MetricConstants.main(registry.toString(), folder.toString());

        final String names = Files.readString(file("MetricNames"));
        final String families = Files.readString(file("MetricFamilies"));
        assertTrue(names.contains("String TOOK_SECONDS = \"took_seconds\";"), names);
        assertTrue(families.contains("List<Double> SHORT_BUCKETS = List.of(0.1, 1.0, 2.5);"), families);
        assertTrue(families.contains("List<String> BASE_LABELS = List.of(\"service\");"), families);
        assertTrue(families.contains("List.of(\"client\", \"quoted \\\"x\\\" \\\\u0041 \\u00e4\")"), families);
        assertTrue(families.contains("/** Hits &lt;b&gt; *&#47; &amp; &#64;see &#92;u002a/ \"so\". */"), families);
        assertTrue(
                families.contains("List.of(\n            HITS_TOTAL,\n            DEPTH,\n            TOOK_SECONDS)"));
    }

    @Test
    void shouldMakeSourcesThatCompile() throws IOException {
        MetricConstants.main(registry.toString(), folder.toString());
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

        // MetricFamilies needs types of codec, which cannot be here; codec's own build compiles it.
        assertEquals(
                0,
                compiler.run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        file("MetricNames").toString()));
    }

    @Test
    void shouldLeaveFilesAloneThatWouldSayTheSame() throws IOException {
        MetricConstants.main(registry.toString(), folder.toString());
        final FileTime old = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(file("MetricNames"), old);
        Files.setLastModifiedTime(file("MetricFamilies"), old);
        Files.writeString(registry, GOOD.replace("How deep.", "How deep it is."));

        MetricConstants.main(registry.toString(), folder.toString());

        assertFalse(Files.getLastModifiedTime(file("MetricFamilies")).equals(old));
        Files.setLastModifiedTime(file("MetricFamilies"), old);
        MetricConstants.main(registry.toString(), folder.toString());
        assertEquals(old, Files.getLastModifiedTime(file("MetricFamilies")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            $version: 1.0.0     | $version: one              | $version must be a semantic version
            name: service       | name: __service            | base label __service is no label name
            [0.1, 1, 2.5]       | [0.1, 1, 1]                | buckets short must be finite and rise
            name: took_seconds  | name: hits_total           | family hits_total stands there twice
            reason: Old.        | reasons: Old.~  - name: width | exception width is no family of the registry
            name: hits_total    | name: Hits_total           | family Hits_total: is no metric name
            type: gauge         | type: summary              | family depth: type must be one of [counter, gauge, histogram], was summary
            unit: seconds       | unit: hours                | family took_seconds: unit must be one of
            source: host        | source: nobody             | family took_seconds: source must be one of
            stability: beta     | stability: maybe           | family depth: stability must be one of
            since: 0.1.0        | since: soon                | family hits_total: since must be a version, was soon
            help: How deep.     | help: ""                   | family depth: help must be one line of text
            help: How deep.     | help: "a\\nb"               | family depth: help must be one line of text
            name: took_seconds  | name: took                 | family took: must have one of the suffixes, or else be an exception
            name: hits_total    | name: hits_bytes           | family hits_bytes: counters end in _total, and nothing else does
            unit: seconds       | unit: bytes                | family took_seconds: what is measured in seconds ends in _seconds (counters: _seconds_total), and nothing else does
            [role, kind]        | [role, service]            | family hits_total: label service is there twice, or is a base label
            [role, kind]        | [role, Kind]               | family hits_total: label Kind is no label name
            role: [client       | rolle: [client             | family hits_total: has values of rolle, which is none of its labels
            zero: [[client      | zero: [[peer               | none of the values of role
            zero: [[client      | zero: [[client, client     | must have a value for each of [role, kind]
            buckets: short      | buckets: long              | family took_seconds: buckets must name a row of buckets
            help: How deep.     | help: How deep.~    buckets: short | family depth: only histograms have buckets
            help: How deep.     | help: How deep.~    helb: x | family depth has an unknown key helb
            unit: seconds       | units: seconds             | family took_seconds has no unit
            suffixes:           | suffix:                    | the registry has no suffixes
            help: How long.     | help: How long.~    help: x | uplicate
            families:           | families: [                | breaks its rules
            """)
    void shouldEndTheBuildIfARuleIsBroken(final String part, final String broken, final String fault)
            throws IOException {
        assertTrue(GOOD.contains(part), part);
        Files.writeString(registry, GOOD.replace(part, broken.replace('~', '\n')));

        final String message = assertThrows(
                        BadRegistryException.class, () -> MetricConstants.main(registry.toString(), folder.toString()))
                .getMessage();

        assertTrue(message.startsWith(registry.toString()), message);
        assertTrue(message.contains(fault), message);
        assertFalse(Files.exists(file("MetricNames")), "no code of a broken registry");
    }

    @Test
    void shouldNameEveryFaultAtOnce() throws IOException {
        Files.writeString(registry, GOOD.replace("unit: seconds", "unit: hours").replace("source: host", "source: x"));

        final String message = assertThrows(
                        BadRegistryException.class, () -> MetricConstants.main(registry.toString(), folder.toString()))
                .getMessage();

        for (final String part : List.of("unit must be one of", "source must be one of")) {
            assertTrue(message.contains(part), message);
        }
    }

    private Path file(final String type) {
        return folder.resolve("io/tailrace/codec/registry").resolve(type + ".java");
    }
}
