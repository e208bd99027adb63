package io.tailrace.config.file;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The seeds of the fuzz test, and each of them changed at random, without a fuzzer. */
class SettingsSeedsTest {
    private static final int CHANGES_OF_A_SEED = 60;
    private static final int MOST_CHANGED_BYTES = 4;
    private static final Path SEEDS = Path.of(
            System.getProperty("tailrace.root"),
            "config/src/test/resources/io/tailrace/config/file/SettingsFuzzInputs/shouldReadOrRefuseAnyFile");

    private final SettingsFuzz fuzz = new SettingsFuzz();

    @Test
    void shouldReadOrRefuseEverySeedHoweverItIsChanged() throws IOException {
        final List<Path> files;
        try (Stream<Path> found = Files.list(SEEDS)) {
            files = found.sorted().toList();
        }
        assertFalse(files.isEmpty(), SEEDS::toString);
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (final Path file : files) {
            final byte[] bytes = Files.readAllBytes(file);
            tryOne(bytes, file.toString());
            for (int i = 0; i < CHANGES_OF_A_SEED; i++) {
                tryOne(changed(bytes, random), file + ", seed " + seed + ", change " + i);
            }
        }
    }

    private void tryOne(final byte[] bytes, final String what) {
        try {
            fuzz.shouldReadOrRefuseAnyFile(bytes);
        } catch (final IOException | RuntimeException | StackOverflowError | AssertionError failure) {
            throw new AssertionError(what, failure);
        }
    }

    private static byte[] changed(final byte[] bytes, final Random random) {
        final byte[] changed = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
        final int changes = 1 + random.nextInt(MOST_CHANGED_BYTES);
        for (int i = 0; i < changes; i++) {
            final int from = random.nextInt(changed.length);
            changed[random.nextInt(changed.length)] = random.nextBoolean() ? (byte) random.nextInt(128) : changed[from];
        }
        return changed;
    }
}
