package io.tailrace.cli.contracts.report;

import io.tailrace.engine.entry.TelemetryProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Reads the files that a {@link java.util.ServiceLoader} would read, as it does, but a line that leads nowhere is a candidate like any
 * other: its fault belongs into the report.
 */
final class ServiceFiles {
    private static final String NAME = "META-INF/services/" + TelemetryProvider.class.getName();

    private ServiceFiles() {}

    static List<Candidate> onClassPath(final ClassLoader loader) throws IOException {
        final List<Candidate> candidates = new ArrayList<>();
        for (final Enumeration<URL> files = loader.getResources(NAME); files.hasMoreElements(); ) {
            final URL file = files.nextElement();
            final URLConnection connection = file.openConnection();
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                candidates.addAll(read(in, place(file)));
            }
        }
        return candidates;
    }

    static List<Candidate> ofJar(final Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            final ZipEntry entry = file.getEntry(NAME);
            return entry == null ? List.of() : read(file.getInputStream(entry), jar.toString());
        }
    }

    static List<Candidate> ofFolder(final Path folder) throws IOException {
        final Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, folder.toString());
        }
    }

    private static List<Candidate> read(final InputStream in, final String source) throws IOException {
        final BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        final List<Candidate> candidates = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            final int comment = line.indexOf('#');
            final String name = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!name.isEmpty()) {
                candidates.add(new Candidate(name, source));
            }
        }
        return candidates;
    }

    /** The jar or folder that a file of a class path lies in. */
    private static String place(final URL file) {
        final String text = file.toString();
        final String place = text.substring(0, text.length() - NAME.length());
        return place.replaceFirst("^jar:", "").replaceFirst("^file:", "").replaceFirst("!?/$", "");
    }
}
