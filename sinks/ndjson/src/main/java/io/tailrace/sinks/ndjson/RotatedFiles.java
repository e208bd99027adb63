package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files beside {@code telemetry.jsonl} that were put aside: {@code telemetry-0000000001.jsonl}, {@code telemetry-0000000002.jsonl.gz}, ... By name they are in
 * the order in which they were written, and before the one that is. Nothing else is ever touched.
 */
final class RotatedFiles {
    private static final String GZ = ".gz";
    private static final String PART = ".part";
    private static final int DIGITS = 10;

    private final LineFolder files;
    private final Path path;
    private final RotationPolicy policy;
    private final String stem;
    private final String extension;
    private final Pattern form;
    private GzipCopy copy;

    RotatedFiles(final LineFolder files, final Path path, final RotationPolicy policy) {
        this.files = files;
        this.path = path;
        this.policy = policy;
        final String name = path.getFileName().toString();
        final int dot = name.lastIndexOf('.');
        stem = dot > 0 ? name.substring(0, dot) : name;
        extension = dot > 0 ? name.substring(dot) : "";
        form = Pattern.compile(
                Pattern.quote(stem) + "-(\\d{" + DIGITS + "})" + Pattern.quote(extension) + "(\\.gz(\\.part)?)?");
    }

    /** What a file is called when it is put aside. */
    Path of(final long file) {
        return path.resolveSibling(String.format("%s-%0" + DIGITS + "d%s", stem, file, extension));
    }

    boolean exists(final long file) throws IOException {
        return files.identity(of(file)) != null;
    }

    /** The highest number that was ever given, as far as files tell; 0 if there are none. */
    long last() throws IOException {
        return all().stream().mapToLong(Rotated::file).max().orElse(0);
    }

    /**
     * Deletes what is too much, and goes on with a compression.
     *
     * @return true if there is more to do.
     */
    boolean work() throws IOException {
        if (copy == null) {
            final List<Rotated> all = all();
            deleteHalves(all);
            deleteOldest(all);
            final Path next = policy.gzip() ? firstPlain() : null;
            if (next == null) {
                return false;
            }
            copy = new GzipCopy(files, next, beside(next, GZ + PART));
        }
        try {
            if (copy.step()) {
                return true;
            }
        } catch (final IOException | RuntimeException e) {
            giveUp();
            throw e;
        }
        final Path plain = copy.from();
        copy = null;
        files.move(beside(plain, GZ + PART), beside(plain, GZ));
        files.force(path.toAbsolutePath().getParent());
        files.deleteIfExists(plain);
        return true;
    }

    /** Ends a compression in the middle: the next start begins it anew. */
    void giveUp() {
        if (copy != null) {
            copy.close();
            copy = null;
        }
    }

    /** What a death left: a part of a compression, and the plain form of what is compressed already. */
    private void deleteHalves(final List<Rotated> all) throws IOException {
        for (final Rotated rotated : all) {
            final boolean isDone = rotated.isPlain()
                    && all.stream().anyMatch(other -> other.file == rotated.file && other.suffix.equals(GZ));
            if (isDone || rotated.suffix.endsWith(PART)) {
                files.deleteIfExists(rotated.path);
            }
        }
    }

    private void deleteOldest(final List<Rotated> all) throws IOException {
        final List<Rotated> newestFirst = all.stream()
                .sorted(Comparator.comparing(Rotated::file).reversed())
                .toList();
        long kept = 0;
        long bytes = 0;
        for (final Rotated rotated : newestFirst) {
            if (files.identity(rotated.path) == null) {
                continue;
            }
            kept++;
            bytes += sizeInBytes(rotated.path);
            if (kept > policy.keptFiles() || bytes > policy.keptBytes()) {
                files.deleteIfExists(rotated.path);
            }
        }
    }

    private Path firstPlain() throws IOException {
        return all().stream()
                .filter(Rotated::isPlain)
                .min(Comparator.comparing(Rotated::file))
                .map(Rotated::path)
                .orElse(null);
    }

    private long sizeInBytes(final Path file) throws IOException {
        try (LineChannel channel = files.open(file)) {
            return channel.sizeInBytes();
        }
    }

    private List<Rotated> all() throws IOException {
        return files.list(path.toAbsolutePath().getParent()).stream()
                .map(this::rotated)
                .filter(rotated -> rotated != null)
                .toList();
    }

    private Rotated rotated(final Path candidate) {
        final Matcher matcher = form.matcher(candidate.getFileName().toString());
        if (!matcher.matches()) {
            return null;
        }
        final String suffix = matcher.group(2) == null ? "" : matcher.group(2);
        return new Rotated(candidate, Long.parseLong(matcher.group(1)), suffix);
    }

    private static Path beside(final Path path, final String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private record Rotated(Path path, long file, String suffix) {
        boolean isPlain() {
            return suffix.isEmpty();
        }
    }
}
