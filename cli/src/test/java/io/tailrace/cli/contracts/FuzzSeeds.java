package io.tailrace.cli.contracts;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Hands a fuzz test its seeds, and each of them changed at random, without a fuzzer. */
public final class FuzzSeeds {
    private static final int CHANGES_OF_A_SEED = 100;
    private static final int MOST_CHANGED_BYTES = 4;

    private FuzzSeeds() {}

    /** A method under test. */
    @FunctionalInterface
    public interface Target {
        /** Fails if it cannot stand the bytes. */
        void accept(byte[] bytes) throws Exception;
    }

    /** Tries all seeds of a method; a failure tells the bytes, or the seed of the random numbers. */
    public static void tryAll(final Class<?> fuzz, final String method, final Target target) throws IOException {
        final Path folder = Path.of(
                System.getProperty("tailrace.root"),
                "cli/src/test/resources",
                fuzz.getName().replace('.', '/') + "Inputs",
                method);
        final List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        assertFalse(files.isEmpty(), folder::toString);
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (final Path file : files) {
            final byte[] bytes = Files.readAllBytes(file);
            tryOne(target, bytes, file.toString());
            for (int i = 0; i < CHANGES_OF_A_SEED; i++) {
                tryOne(target, changed(bytes, random), file + ", seed " + seed + ", change " + i);
            }
        }
    }

    private static void tryOne(final Target target, final byte[] bytes, final String what) {
        try {
            target.accept(bytes);
        } catch (final Exception | StackOverflowError | AssertionError failure) {
            throw new AssertionError(what, failure);
        }
    }

    private static byte[] changed(final byte[] bytes, final Random random) {
        final byte[] changed = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
        final int changes = 1 + random.nextInt(MOST_CHANGED_BYTES);
        for (int i = 0; i < changes; i++) {
            final int from = random.nextInt(changed.length);
            changed[random.nextInt(changed.length)] = random.nextBoolean() ? (byte) random.nextInt(256) : changed[from];
        }
        return changed;
    }
}
