package io.tailrace.sinks.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A journal that is kept as test data, and beside it what is read of it.
 *
 * @param version of its frames.
 */
record KeptArchive(String version) {
    /** Where they are kept. */
    static final Path FOLDER =
            Path.of(System.getProperty("tailrace.root"), "sinks/journal/src/test/resources/io/tailrace/sinks/journal");

    private static final String PREFIX = "frames-";
    private static final String SUFFIX = ".zip";
    private static final String LOCK = "journal.lock";
    private static final int PAGE = 4096;

    /** All of them, by version. */
    static List<KeptArchive> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
                    .map(name -> new KeptArchive(name.substring(PREFIX.length(), name.length() - SUFFIX.length())))
                    .sorted((a, b) -> a.version.compareTo(b.version))
                    .toList();
        }
    }

    Path file() {
        return FOLDER.resolve(PREFIX + version + SUFFIX);
    }

    /** What is read of it, one line each. */
    Path contents() {
        return FOLDER.resolve(PREFIX + version + ".txt");
    }

    /** Puts a journal into it. */
    void pack(final Path journal) throws IOException {
        try (OutputStream out = Files.newOutputStream(file());
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.list(journal)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (final Path from : files.sorted().toList()) {
                if (!from.endsWith(LOCK)) {
                    final ZipEntry entry = new ZipEntry(from.getFileName().toString());
                    entry.setTime(0);
                    zip.putNextEntry(entry);
                    Files.copy(from, zip);
                }
            }
        }
    }

    /** Zeros become holes, as they were. */
    void unpack(final Path journal) throws IOException {
        final byte[] page = new byte[PAGE];
        try (InputStream in = Files.newInputStream(file());
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                final Path to = journal.resolve(entry.getName());
                Files.createDirectories(to.getParent());
                try (RandomAccessFile out = new RandomAccessFile(to.toFile(), "rw")) {
                    long at = 0;
                    for (int read = zip.readNBytes(page, 0, PAGE); read > 0; read = zip.readNBytes(page, 0, PAGE)) {
                        if (!isZero(page, read)) {
                            out.seek(at);
                            out.write(page, 0, read);
                        }
                        at += read;
                    }
                    out.setLength(at);
                }
            }
        }
    }

    private static boolean isZero(final byte[] page, final int length) {
        for (int i = 0; i < length; i++) {
            if (page[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
