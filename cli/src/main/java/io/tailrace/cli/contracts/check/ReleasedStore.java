package io.tailrace.cli.contracts.check;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.document.Utf8;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.Problem.Kind;
import io.tailrace.cli.contracts.check.model.SemVer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Versions that are frozen: {@code released/FILE/VERSION.EXTENSION}, where FILE is the path of the contract, and {@code released/SHA256SUMS}. One thread.
 */
final class ReleasedStore {
    private final ContractFiles files;
    private final Map<String, NavigableMap<SemVer, String>> versions = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> digests;

    ReleasedStore(final ContractFiles files) {
        this.files = files;
        digests = digests();
        final Set<String> unseen = new TreeSet<>(digests.keySet());
        for (final String name : files.names()) {
            if (name.startsWith(ContractFiles.RELEASED) && !name.equals(ContractFiles.RELEASED + Digests.FILE)) {
                unseen.remove(name.substring(ContractFiles.RELEASED.length()));
                add(name);
            }
        }
        unseen.forEach(
                name -> changed(ContractFiles.RELEASED + name, "is released, but not there any more: bring it back"));
    }

    /** Where a version of a contract is kept, below the folder of contracts. */
    static String place(final String file, final SemVer version) {
        return ContractFiles.RELEASED + file + "/" + version + file.substring(file.lastIndexOf('.'));
    }

    private Map<String, String> digests() {
        final String name = ContractFiles.RELEASED + Digests.FILE;
        if (!files.names().contains(name)) {
            return Map.of();
        }
        try {
            return Digests.parse(Utf8.decode(files.read(name)));
        } catch (final BadDocumentException fault) {
            changed(name, fault.getMessage());
            return Map.of();
        }
    }

    private void add(final String name) {
        final String below = name.substring(ContractFiles.RELEASED.length());
        final int slash = below.lastIndexOf('/');
        final String file = slash < 0 ? "" : below.substring(0, slash);
        final int dot = file.lastIndexOf('.');
        final String extension = dot < 0 ? "" : file.substring(dot);
        final String last = below.substring(slash + 1);
        final SemVer version = extension.isEmpty() || !last.endsWith(extension)
                ? null
                : SemVer.parse(last.substring(0, last.length() - extension.length()))
                        .orElse(null);
        if (version == null) {
            changed(
                    name,
                    "is no released version: they are released/FILE/VERSION.EXTENSION, and made by contracts release");
            return;
        }
        versions.computeIfAbsent(file, any -> new TreeMap<>()).put(version, name);
        try {
            final String digest = Digests.of(files.read(name));
            if (!digests.containsKey(below)) {
                changed(name, "was not made by contracts release: it is not in " + Digests.FILE);
            } else if (!digests.get(below).equals(digest)) {
                changed(name, "is released and was edited: bring it back as it was, and make a new version instead");
            }
        } catch (final BadDocumentException fault) {
            changed(name, fault.getMessage());
        }
    }

    private void changed(final String name, final String message) {
        problems.add(Problem.of(Kind.RELEASED_CHANGED, name, message));
    }

    /** Versions that were edited, taken away or added by hand. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    boolean has(final String file, final SemVer version) {
        return versions.getOrDefault(file, new TreeMap<>()).containsKey(version);
    }

    /** Digests by file below {@code released/}. */
    Map<String, String> digestsByFile() {
        return digests;
    }

    /** The newest version of each contract: its place to the contract's file. */
    Map<String, String> newest() {
        final Map<String, String> newest = new LinkedHashMap<>();
        versions.forEach((file, byVersion) -> newest.put(byVersion.lastEntry().getValue(), file));
        return newest;
    }
}
