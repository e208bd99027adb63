package io.tailrace.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.config.ConfigFault;
import io.tailrace.config.ConfigSource;
import io.tailrace.config.EngineKeys;
import io.tailrace.config.ExposerKeys;
import io.tailrace.config.LabelKeys;
import io.tailrace.config.PolicyKeys;
import io.tailrace.config.TailraceConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Spring's properties as settings: relaxed names, tables, lists, sources by their rank, and all faults at once. */
class PropertiesTest {
    @TempDir
    Path folder;

    @Test
    void shouldTakeEachFormOfAName() throws IOException {
        for (final String name : List.of("read-timeout", "read_timeout", "readTimeout")) {
            final TailraceConfig config = read(yaml("tailrace:\n  exposer:\n    " + name + ": 7s\n"));
            assertEquals(TimeUnit.SECONDS.toNanos(7), config.get(ExposerKeys.READ_TIMEOUT), name);
            assertEquals(
                    ConfigSource.Kind.PROPERTY,
                    config.source(ExposerKeys.READ_TIMEOUT).kind());
            assertTrue(
                    config.source(ExposerKeys.READ_TIMEOUT).place().contains("3:"),
                    () -> config.source(ExposerKeys.READ_TIMEOUT).place());
        }
    }

    @Test
    void shouldTakeTablesAndLists() throws IOException {
        final TailraceConfig config = read(yaml("""
                tailrace:
                  labels.extra:
                    region_name: eu
                    zone: a
                  histograms:
                    x_seconds: [0.1, 1]
                    y_seconds: "[2]"
                  exposer.unix-socket.allowed-uids: [0, 7]
                """));
        assertEquals(Map.of("region_name", "eu", "zone", "a"), config.get(LabelKeys.EXTRA));
        assertEquals(
                Map.of("x_seconds", List.of(0.1, 1.0), "y_seconds", List.of(2.0)), config.get(PolicyKeys.HISTOGRAMS));
        assertEquals(List.of(0, 7), config.get(ExposerKeys.SOCKET_UIDS));
        assertEquals(
                Map.of("region", "eu"),
                read(properties(Map.of("tailrace.labels.extra", "region=eu"))).get(LabelKeys.EXTRA));
    }

    @Test
    void shouldLetAVariableSetWhatItSetsForTheCommand() throws IOException {
        final TailraceConfig config = read(
                variables(Map.of(
                        "TAILRACE_EXPOSER_READ_TIMEOUT",
                        "8s",
                        "TAILRACE_HISTOGRAMS_REQUEST_LATENCY_SECONDS",
                        "[0.5]",
                        "TAILRACE_LABELS_EXTRA_ZONE",
                        "b",
                        "TAILRACE_JAVA_OPTS",
                        "-Xmx1g")),
                yaml("tailrace:\n  exposer.read-timeout: 7s\n  labels.extra:\n    zone: a\n    region: eu\n"));
        assertEquals(TimeUnit.SECONDS.toNanos(8), config.get(ExposerKeys.READ_TIMEOUT));
        assertEquals(Map.of("request_latency_seconds", List.of(0.5)), config.get(PolicyKeys.HISTOGRAMS));
        assertEquals(Map.of("zone", "b", "region", "eu"), config.get(LabelKeys.EXTRA));
    }

    @Test
    void shouldTakeAListOfTheStrongestSourceWhole() throws IOException {
        final TailraceConfig config = read(
                properties(Map.of("tailrace.exposer.unix-socket.allowed-uids[0]", "5")),
                yaml("tailrace.exposer.unix-socket.allowed-uids: [1, 2, 3]\n"));
        assertEquals(List.of(5), config.get(ExposerKeys.SOCKET_UIDS));
    }

    @Test
    void shouldResolvePlaceholders() throws IOException {
        final TailraceConfig config = read(
                properties(Map.of("tailrace.labels.service", "${shop.name}-${shop.kind:web}", "shop.name", "flowers")));
        assertEquals("flowers-web", config.get(LabelKeys.SERVICE));
    }

    @Test
    void shouldReadTheSameSettingsFromAFileThatCountsLess() throws IOException {
        final Path file = folder.resolve("tailrace.toml");
        Files.writeString(file, "[engine]\nring_samples = 1024\nstrict = true\n");
        final TailraceConfig config =
                read(properties(Map.of("tailrace.config", file.toString(), "tailrace.engine.ring-samples", "2048")));
        assertEquals(2_048L, config.get(EngineKeys.RING_SAMPLES));
        assertTrue(config.get(EngineKeys.STRICT));
    }

    @Test
    void shouldNameAllFaultsAtOnceWithPlaceAndMend() throws IOException {
        final List<ConfigFault> faults = faults(yaml("""
                tailrace:
                  enabled: ture
                  exposer:
                    read-timeout: soon
                    adress: here
                  exposer.unix-socket.dir-mode: 0770
                  engine.ring-samples: 1000
                  health.interval: 3 weeks
                  labels.service: ${nobody.knows}
                  amnesia: true
                  journal.path: /tmp/j
                """));
        final Set<String> keys =
                Set.copyOf(faults.stream().map(ConfigFault::key).toList());
        assertEquals(
                Set.of(
                        "tailrace.enabled = \"ture\"",
                        "tailrace.exposer.read-timeout",
                        "tailrace.exposer.adress",
                        "tailrace.exposer.unix-socket.dir-mode",
                        "tailrace.engine.ring-samples",
                        "tailrace.health.interval = \"3 weeks\"",
                        "tailrace.labels.service",
                        "tailrace.journal.path"),
                keys);
        for (final ConfigFault fault : faults) {
            assertTrue(fault.source().place().contains("["), fault::toString);
            assertFalse(fault.mend().isEmpty(), fault::toString);
        }
        assertTrue(faults.toString().contains("did you mean tailrace.exposer.address"), faults::toString);
    }

    @Test
    void shouldWarnOnlyOfWhatOtherProgramsMayMean() throws IOException {
        read(variables(Map.of("TAILRACE_SOMETHING", "1")));
        assertThrows(BadPropertiesException.class, () -> read(properties(Map.of("tailrace.something", "1"))));
    }

    @Test
    void shouldAskASourceThatCannotTellItsNames() throws IOException {
        final TailraceConfig config = read(new PropertySource<>("vault", new Object()) {
            @Override
            public Object getProperty(final String name) {
                return name.equals("tailrace.engine.ring-samples") ? 4_096 : null;
            }
        });
        assertEquals(4_096L, config.get(EngineKeys.RING_SAMPLES));
    }

    private static TailraceConfig read(final PropertySource<?>... sources) {
        final StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        List.of(sources).forEach(environment.getPropertySources()::addLast);
        return SettingsReader.read(environment).config();
    }

    private static List<ConfigFault> faults(final PropertySource<?>... sources) {
        return assertThrows(BadPropertiesException.class, () -> read(sources)).faults();
    }

    private static PropertySource<?> yaml(final String text) throws IOException {
        return new YamlPropertySourceLoader()
                .load("yaml", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "application.yml"))
                .get(0);
    }

    private static PropertySource<?> properties(final Map<String, Object> values) {
        return new MapPropertySource("test", values);
    }

    private static PropertySource<?> variables(final Map<String, Object> values) {
        return new SystemEnvironmentPropertySource("systemEnvironment", values);
    }
}
