package io.tailrace.apicheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A module that users get, with what it exports to everybody.
 *
 * @param name of the module.
 * @param classes of the exported packages: class files by binary name.
 */
public record PublishedModule(String name, SortedMap<String, byte[]> classes) {
    private static final String MODULE_INFO = "module-info.class";
    private static final String CLASS = ".class";
    private static final String OURS = "io.tailrace.";

    /** Keeps the map as it is. */
    public PublishedModule {
        classes = Collections.unmodifiableSortedMap(classes);
    }

    /**
     * Our own modules that a class loader finds, without those that export nothing.
     *
     * @param loader looks for them.
     * @return by name.
     */
    public static List<PublishedModule> all(final ClassLoader loader) {
        try {
            final List<PublishedModule> modules = new ArrayList<>();
            for (final URL info : Collections.list(loader.getResources(MODULE_INFO))) {
                if (isOurs(info)) {
                    modules.add(read(info));
                }
            }
            modules.removeIf(module -> module.classes.isEmpty());
            modules.sort(Comparator.comparing(PublishedModule::name));
            return modules;
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Reads a module in a folder. */
    static PublishedModule in(final Path root) throws IOException {
        try (InputStream in = Files.newInputStream(root.resolve(MODULE_INFO))) {
            final ModuleDescriptor descriptor = ModuleDescriptor.read(in);
            final List<String> exported = descriptor.exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(exports -> exports.source().replace('.', '/'))
                    .toList();
            final TreeMap<String, byte[]> classes = new TreeMap<>();
            try (Stream<Path> files = Files.walk(root)) {
                for (final Path file : files.filter(Files::isRegularFile).toList()) {
                    final String path = root.relativize(file).toString();
                    final int slash = path.lastIndexOf('/');
                    if (path.endsWith(CLASS) && slash > 0 && exported.contains(path.substring(0, slash))) {
                        classes.put(
                                path.substring(0, path.length() - CLASS.length())
                                        .replace('/', '.'),
                                Files.readAllBytes(file));
                    }
                }
            }
            return new PublishedModule(descriptor.name(), classes);
        }
    }

    /** The same module with other class files; those that become null are left out. */
    PublishedModule with(final UnaryOperator<byte[]> change) {
        final TreeMap<String, byte[]> changed = new TreeMap<>();
        for (final Map.Entry<String, byte[]> entry : classes.entrySet()) {
            final byte[] bytes = change.apply(entry.getValue());
            if (bytes != null) {
                changed.put(entry.getKey(), bytes);
            }
        }
        return new PublishedModule(name, changed);
    }

    private static PublishedModule read(final URL info) throws IOException {
        try {
            final URI uri = info.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return in(Path.of(uri).getParent());
            }
            final String file = uri.getRawSchemeSpecificPart();
            try (FileSystem jar =
                    FileSystems.newFileSystem(Path.of(URI.create(file.substring(0, file.indexOf('!')))))) {
                return in(jar.getPath("/"));
            }
        } catch (final URISyntaxException fault) {
            throw new IllegalStateException(info.toString(), fault);
        }
    }

    private static boolean isOurs(final URL info) throws IOException {
        try (InputStream in = info.openStream()) {
            return ModuleDescriptor.read(in).name().startsWith(OURS);
        }
    }
}
