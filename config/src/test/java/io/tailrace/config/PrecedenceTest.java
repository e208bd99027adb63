package io.tailrace.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.config.Samples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Program over flag over property over variable over file over default, for every subset of them; and every key from every source. */
class PrecedenceTest {
    private static final int FILE = 1;
    private static final int VARIABLE = 2;
    private static final int PROPERTY = 4;
    private static final int FLAG = 8;
    private static final int PROGRAM = 16;

    @TempDir
    Path folder;

    /** Without those that cannot stand alone. */
    static Stream<Sample> samplesThatHoldAlone() {
        final List<ConfigKey<?>> others = List.of(TlsKeys.ENABLED, OtelKeys.ENABLED, GrpcKeys.ADDRESS, NdjsonKeys.PIPE);
        return Samples.all().stream().filter(sample -> !others.contains(sample.key()));
    }

    static IntStream subsets() {
        return IntStream.range(0, 2 * PROGRAM);
    }

    @ParameterizedTest
    @MethodSource("subsets")
    void shouldLetTheStrongestSourceWin(final int sources) throws IOException {
        final Path file = folder.resolve("tailrace.toml");
        Files.writeString(file, "[exposer]\n  read_timeout = \"11s\"\n");
        final ConfigLoader loader = new ConfigLoader();
        if ((sources & FILE) != 0) {
            loader.file(file);
        }
        if ((sources & VARIABLE) != 0) {
            loader.environment(Map.of("TAILRACE_EXPOSER_READ_TIMEOUT", "12s"));
        }
        if ((sources & PROPERTY) != 0) {
            loader.property("application.yml:1:9", ExposerKeys.READ_TIMEOUT, "15s");
        }
        if ((sources & FLAG) != 0) {
            loader.flag("--read-timeout", ExposerKeys.READ_TIMEOUT, "13s");
        }
        if ((sources & PROGRAM) != 0) {
            loader.set("exposer.read_timeout", "14s");
        }
        final TailraceConfig config = loader.load();
        final int strongest = Integer.highestOneBit(sources);
        final String source = switch (strongest) {
            case PROGRAM -> "14 program";
            case FLAG -> "13 flag --read-timeout";
            case PROPERTY -> "15 property application.yml:1:9";
            case VARIABLE -> "12 variable TAILRACE_EXPOSER_READ_TIMEOUT";
            case FILE -> "11 file " + file + ":2:3";
            default -> "2 default";
        };
        assertEquals(
                source,
                TimeUnit.NANOSECONDS.toSeconds(config.get(ExposerKeys.READ_TIMEOUT))
                        + " "
                        + config.source(ExposerKeys.READ_TIMEOUT));
    }

    @ParameterizedTest
    @MethodSource("samplesThatHoldAlone")
    void shouldTakeEveryKeyFromEverySource(final Sample sample) throws Exception {
        final ConfigKey<?> key = sample.key();
        final Path toml = folder.resolve("all.toml");
        Files.writeString(toml, SourceTexts.toml(key, sample.text()));
        final Path json = folder.resolve("all.json");
        Files.writeString(json, json(sample));
        for (final ConfigLoader loader : List.of(
                new ConfigLoader().file(toml),
                new ConfigLoader().file(json),
                new ConfigLoader().environment(Map.of(key.environmentName(), sample.text())),
                new ConfigLoader().property("here", key, sample.text()),
                new ConfigLoader().flag(key.flagName(), key, sample.text()),
                new ConfigLoader().set(key.name(), sample.text()),
                new ConfigLoader().byDefault(key, sample.text()))) {
            assertEquals(sample.value(), loader.load().get(key), key.name());
        }
    }

    @Test
    void shouldPutTablesOfAllSourcesTogether() throws IOException {
        final Path file = folder.resolve("tailrace.toml");
        Files.writeString(file, "[labels.extra]\nregion = \"eu\"\nzone = \"a\"\n[histograms]\nx_seconds = [1, 2]\n");
        final TailraceConfig config = new ConfigLoader()
                .file(file)
                .environment(Map.of("TAILRACE_LABELS_EXTRA", "zone=b,rack=9", "TAILRACE_HISTOGRAMS_Y_SECONDS", "[0.5]"))
                .flag("--histograms", PolicyKeys.HISTOGRAMS, "x_seconds=[3,4]")
                .load();
        assertEquals(Map.of("region", "eu", "zone", "b", "rack", "9"), config.get(LabelKeys.EXTRA));
        assertEquals(
                Map.of("x_seconds", List.of(3.0, 4.0), "y_seconds", List.of(0.5)), config.get(PolicyKeys.HISTOGRAMS));
    }

    @Test
    void shouldShowWhatCanBeReadAgain() throws Exception {
        final ConfigLoader loader = new ConfigLoader();
        samplesThatHoldAlone()
                .filter(sample -> sample.key() != ExposerKeys.SOCKET_PATH
                        && sample.key() != PolicyKeys.AMNESIA
                        && !sample.key().isSecret())
                .forEach(sample -> loader.set(sample.key().name(), sample.text()));
        final TailraceConfig config = loader.load();
        final StringBuilder shown = new StringBuilder();
        config.entries()
                .forEach(entry -> shown.append(entry.key())
                        .append(" = ")
                        .append(entry.value())
                        .append('\n'));
        final Path file = folder.resolve("shown.toml");
        Files.writeString(file, shown);
        assertEquals(config, new ConfigLoader().file(file).load());
        assertEquals(List.of(), config.changes(new ConfigLoader().file(file).load()));
    }

    private static String json(final Sample sample) {
        final String text = sample.text();
        String value = text.startsWith("{") || text.startsWith("[") ? text : "\"" + text + "\"";
        for (final String part : reversed(sample.key().name().split("\\.", -1))) {
            value = "{\"" + part + "\":" + value + "}";
        }
        return value;
    }

    private static List<String> reversed(final String[] parts) {
        final List<String> reversed = new ArrayList<>(List.of(parts));
        Collections.reverse(reversed);
        return reversed;
    }
}
