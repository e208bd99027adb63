package io.tailrace.agent.loader;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * What is in the agent's jar for the agent alone: each library in a folder of its own below {@code inst/}, its classes under names that no other
 * class loader takes for classes. Any thread. Can be closed and is opened again when it is next asked.
 */
final class AgentJar {
    private static final String ROOT = "inst/";
    private static final String VERSIONS = "META-INF/versions/";
    private static final String CLASS = ".class";
    private static final String HIDDEN_CLASS = ".classdata";

    private final File file;
    private final int javaVersion;
    /** A folder of classes or resources to where it is in the jar: newest form for this JVM first, then by library. */
    private final Map<String, List<String>> places = new HashMap<>();

    private JarFile jar;

    AgentJar(final File file, final int javaVersion) throws IOException {
        this.file = file;
        this.javaVersion = javaVersion;
        index();
    }

    File file() {
        return file;
    }

    /** The bytes of the first entry that a name stands for; null if there is none. */
    byte[] read(final String name) throws IOException {
        final List<String> entries = entries(name);
        return entries.isEmpty() ? null : readEntry(entries.get(0));
    }

    /** The names of the entries that a name stands for, one a library at the most. */
    synchronized List<String> entries(final String name) throws IOException {
        final String folder = folderOf(name);
        final List<String> candidates = places.get(folder);
        if (candidates == null) {
            return List.of();
        }
        final List<String> found = new ArrayList<>(1);
        final String hidden = hidden(name.substring(folder.length()));
        String lastLibrary = "";
        for (final String place : candidates) {
            final String library = libraryOf(place);
            if (!library.equals(lastLibrary) && open().getJarEntry(place + hidden) != null) {
                found.add(place + hidden);
                lastLibrary = library;
            }
        }
        return found;
    }

    synchronized byte[] readEntry(final String entryName) throws IOException {
        final ZipEntry entry = open().getEntry(entryName);
        if (entry == null) {
            throw new IOException(file + " has no " + entryName + " any more: it was replaced while it was in use");
        }
        try (InputStream in = open().getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** Gives the file back. */
    synchronized void close() throws IOException {
        if (jar != null) {
            jar.close();
            jar = null;
        }
    }

    private JarFile open() throws IOException {
        if (jar == null) {
            jar = new JarFile(file, false);
        }
        return jar;
    }

    private synchronized void index() throws IOException {
        final Map<String, Map<String, List<Integer>>> found = new HashMap<>();
        open().stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(ROOT) && !name.endsWith("/"))
                .forEach(name -> add(found, name));
        found.forEach((folder, libraries) -> places.put(folder, placesOf(folder, libraries)));
    }

    private void add(final Map<String, Map<String, List<Integer>>> found, final String entryName) {
        final String library = libraryOf(entryName);
        String name = entryName.substring(library.length());
        int version = 0;
        if (name.startsWith(VERSIONS)) {
            final int end = name.indexOf('/', VERSIONS.length());
            final String number = end < 0 ? "" : name.substring(VERSIONS.length(), end);
            if (number.isEmpty() || number.length() > 3 || !number.chars().allMatch(Character::isDigit)) {
                return;
            }
            version = Integer.parseInt(number);
            name = name.substring(end + 1);
        }
        if (version <= javaVersion) {
            final List<Integer> versions = found.computeIfAbsent(folderOf(name), it -> new TreeMap<>())
                    .computeIfAbsent(library, it -> new ArrayList<>());
            if (!versions.contains(version)) {
                versions.add(version);
            }
        }
    }

    private static List<String> placesOf(final String folder, final Map<String, List<Integer>> libraries) {
        final List<String> places = new ArrayList<>();
        libraries.forEach((library, versions) -> {
            versions.sort(Collections.reverseOrder());
            versions.forEach(version -> places.add(library + (version == 0 ? "" : VERSIONS + version + "/") + folder));
        });
        return List.copyOf(places);
    }

    private static String libraryOf(final String entryName) {
        return entryName.substring(0, entryName.indexOf('/', ROOT.length()) + 1);
    }

    private static String folderOf(final String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static String hidden(final String name) {
        return name.endsWith(CLASS) ? name.substring(0, name.length() - CLASS.length()) + HIDDEN_CLASS : name;
    }
}
