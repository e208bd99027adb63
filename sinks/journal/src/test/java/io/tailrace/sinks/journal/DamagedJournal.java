package io.tailrace.sinks.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copies a journal and damages the copy at random: the same seed gives the same damage. */
final class DamagedJournal {
    private final Random random;
    private final Path directory;
    private final List<String> rollFiles;
    private final StringBuilder done = new StringBuilder();

    DamagedJournal(final long seed, final Path whole, final Path directory) throws IOException {
        random = new Random(seed);
        this.directory = directory;
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(whole)) {
            for (final Path file : files.sorted().collect(Collectors.toList())) {
                copy(file, directory.resolve(file.getFileName()));
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            rollFiles = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cq4"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    /** What was done, for the message of a test that fails. */
    String damage(final long usedBytes) throws IOException {
        final int faults = 1 + random.nextInt(4);
        for (int i = 0; i < faults; i++) {
            final String name = rollFiles.get(random.nextInt(rollFiles.size()));
            if (Files.exists(directory.resolve(name))) {
                damage(name, (long) (random.nextDouble() * usedBytes));
            }
        }
        return done.toString();
    }

    private void damage(final String name, final long at) throws IOException {
        switch (random.nextInt(10)) {
            case 0, 1 -> cut(name, at);
            case 2 -> {
                done.append("delete ").append(name).append("; ");
                Files.delete(directory.resolve(name));
            }
            case 3 -> overwrite(name, at & -4096L, new byte[4096]);
            case 4 -> overwrite(name, at, garbage(1 + random.nextInt(3_000)));
            // The beginning of a file holds what leads to everything else.
            case 5 -> overwrite(name, random.nextInt(0x200), garbage(1 + random.nextInt(8)));
            case 6 -> overwrite("metadata.cq4t", random.nextInt(2_000), garbage(1 + random.nextInt(8)));
            case 7 -> overwrite("journal.positions", 8 + random.nextInt(200), garbage(1 + random.nextInt(8)));
            default -> overwrite(name, at & -4L, garbage(4));
        }
    }

    private byte[] garbage(final int length) {
        final byte[] garbage = new byte[length];
        random.nextBytes(garbage);
        return garbage;
    }

    private void cut(final String name, final long bytes) throws IOException {
        done.append("cut ").append(name).append(" to ").append(bytes).append("; ");
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
            file.setLength(Math.min(file.length(), bytes));
        }
    }

    private void overwrite(final String name, final long at, final byte[] bytes) throws IOException {
        done.append("overwrite ")
                .append(bytes.length)
                .append(" of ")
                .append(name)
                .append(" at ");
        done.append(at).append("; ");
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
            final int length = (int) Math.min(bytes.length, file.length() - at);
            if (length > 0) {
                file.seek(at);
                file.write(bytes, 0, length);
            }
        }
    }

    /** Holes stay holes. */
    private static void copy(final Path from, final Path to) throws IOException {
        final byte[] buffer = new byte[64 * 1024];
        try (RandomAccessFile in = new RandomAccessFile(from.toFile(), "r");
                RandomAccessFile out = new RandomAccessFile(to.toFile(), "rw")) {
            out.setLength(in.length());
            int read = in.read(buffer);
            for (long at = 0; read > 0 && at < 4 << 20; at += read, read = in.read(buffer)) {
                out.seek(at);
                out.write(buffer, 0, read);
            }
        }
    }
}
