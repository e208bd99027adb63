package io.tailrace.cli.contracts.report;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.engine.entry.TelemetryProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.CloseHelper;

/**
 * Finds adapters. Without places, those that are declared as services on the command's own class path; with places, those that are declared
 * or lie there, and no others. Looking loads classes without running anything of theirs.
 */
final class AdapterSearch implements AutoCloseable {
    private final List<Path> places;
    private final ClassLoader loader;
    private final Map<String, Candidate> found = new TreeMap<>();
    private int unreadable;

    AdapterSearch(final List<Path> places) {
        this.places = places;
        final ClassLoader own = AdapterSearch.class.getClassLoader();
        loader = places.isEmpty()
                ? own
                : new URLClassLoader(places.stream().map(AdapterSearch::url).toArray(URL[]::new), own);
    }

    /** Adapters by name, each once. */
    Collection<Candidate> find() {
        if (places.isEmpty()) {
            try {
                ServiceFiles.onClassPath(loader).forEach(this::add);
            } catch (final IOException fault) {
                throw unreadable("Tailrace's own class path", fault);
            }
        }
        for (final Path place : places) {
            try {
                findIn(place);
            } catch (final IOException | UncheckedIOException fault) {
                throw unreadable(place.toString(), fault);
            }
        }
        return found.values();
    }

    ClassLoader loader() {
        return loader;
    }

    /** Classes that nobody can say of whether they are adapters, because something they need is not there. */
    int unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        if (loader instanceof URLClassLoader closeable) {
            CloseHelper.quietClose(closeable);
        }
    }

    private static CommandFault unreadable(final String place, final Exception fault) {
        return CommandFault.cannotRun(
                "cannot read",
                place + " (" + fault.getMessage() + ")",
                "name jars and folders of classes that are whole",
                fault);
    }

    private void findIn(final Path place) throws IOException {
        final List<String> classes = new ArrayList<>();
        if (Files.isDirectory(place)) {
            ServiceFiles.ofFolder(place).forEach(this::add);
            classes.addAll(ClassNames.ofFolder(place));
        } else {
            ServiceFiles.ofJar(place).forEach(this::add);
            classes.addAll(ClassNames.ofJar(place));
        }
        for (final String name : classes) {
            if (!found.containsKey(name) && isAdapter(name)) {
                add(new Candidate(name, place.toString()));
            }
        }
    }

    private void add(final Candidate candidate) {
        found.putIfAbsent(candidate.className(), candidate);
    }

    private boolean isAdapter(final String name) {
        try {
            final Class<?> type = Class.forName(name, false, loader);
            return TelemetryProvider.class.isAssignableFrom(type)
                    && !type.isInterface()
                    && !Modifier.isAbstract(type.getModifiers())
                    && !type.isAnonymousClass()
                    && !type.isLocalClass();
        } catch (final ClassNotFoundException | LinkageError notLoadable) {
            unreadable++;
            return false;
        }
    }

    private static URL url(final Path place) {
        try {
            return place.toUri().toURL();
        } catch (final MalformedURLException e) {
            throw new IllegalArgumentException(place.toString(), e);
        }
    }
}
