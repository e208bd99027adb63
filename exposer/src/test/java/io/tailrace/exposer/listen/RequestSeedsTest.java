package io.tailrace.exposer.listen;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The seeds of {@link RequestFuzz}, and each of them changed at random, without a fuzzer. */
class RequestSeedsTest {
    private static final int CHANGES_OF_A_SEED = 100;
    private static final int MORE_CHANGES_OF_A_SEED = 20_000;
    private static final int MOST_CHANGED_BYTES = 4;
    private static final Path SEEDS = Path.of(
            System.getProperty("tailrace.root"),
            "exposer/src/test/resources/io/tailrace/exposer/listen/RequestFuzzInputs/shouldAnswerAnyBytes");

    private final RequestFuzz fuzz = new RequestFuzz();

    @Test
    void shouldAnswerAnyBytes() throws IOException {
        tryAll(CHANGES_OF_A_SEED);
    }

    @Test
    @Tag("long")
    void shouldAnswerAnyBytesForLong() throws IOException {
        tryAll(MORE_CHANGES_OF_A_SEED);
    }

    private void tryAll(final int changes) throws IOException {
        final List<Path> files;
        try (Stream<Path> found = Files.list(SEEDS)) {
            files = found.sorted().toList();
        }
        assertFalse(files.isEmpty());
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (final Path file : files) {
            final byte[] bytes = Files.readAllBytes(file);
            tryOne(bytes, file.getFileName().toString());
            for (int i = 0; i < changes; i++) {
                tryOne(changed(bytes, random), file.getFileName() + ", seed " + seed + ", change " + i);
            }
        }
    }

    private void tryOne(final byte[] bytes, final String what) {
        try {
            fuzz.shouldAnswerAnyBytes(bytes);
        } catch (final RuntimeException | AssertionError failure) {
            throw new AssertionError(what + ": " + Arrays.toString(bytes), failure);
        }
    }

    /** A part of it, some of whose bytes are others, or its own of another place. */
    private static byte[] changed(final byte[] bytes, final Random random) {
        final byte[] changed = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
        for (int i = random.nextInt(MOST_CHANGED_BYTES); i >= 0; i--) {
            final byte other = random.nextBoolean() ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
            changed[random.nextInt(changed.length)] = other;
        }
        return changed;
    }
}
