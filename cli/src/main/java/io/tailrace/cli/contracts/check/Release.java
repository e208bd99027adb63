package io.tailrace.cli.contracts.check;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.SemVer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Freezes versions.
 *
 * @param folder of contracts.
 * @param frozen places of the new files, below the folder.
 * @param problems why nothing was done.
 */
record Release(Path folder, List<String> frozen, List<Problem> problems) {
    static Release of(final Path folder, final boolean dryRun) {
        final CheckReport report = Checker.beforeRelease(folder);
        if (!report.isGood()) {
            return new Release(folder, List.of(), report.problems());
        }
        final ContractFiles files = new FolderFiles(folder);
        final ReleasedStore store = new ReleasedStore(files);
        final Map<String, byte[]> added = new TreeMap<>();
        for (final Contract contract : ReadContracts.of(files).set().all()) {
            final SemVer version = SemVer.parse(contract.version()).orElseThrow();
            if (!store.has(contract.file(), version)) {
                added.put(ReleasedStore.place(contract.file(), version), content(files, contract.file()));
            }
        }
        if (!dryRun && !added.isEmpty()) {
            write(folder, store, added);
        }
        return new Release(folder, new ArrayList<>(added.keySet()), List.of());
    }

    private static byte[] content(final ContractFiles files, final String name) {
        try {
            return files.read(name);
        } catch (final BadDocumentException fault) {
            throw CommandFault.cannotRun("cannot read", name, fault.getMessage(), fault);
        }
    }

    // The digests come last, in one step: who is interrupted before it has files that a check names, and can take them
    // away.
    private static void write(final Path folder, final ReleasedStore store, final Map<String, byte[]> added) {
        final Map<String, String> digests = new TreeMap<>(store.digestsByFile());
        final Path released = folder.resolve(ContractFiles.RELEASED);
        try {
            for (final Map.Entry<String, byte[]> file : added.entrySet()) {
                final Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
                digests.put(file.getKey().substring(ContractFiles.RELEASED.length()), Digests.of(file.getValue()));
            }
            final Path next = released.resolve("." + Digests.FILE);
            Files.write(next, Digests.format(digests).getBytes(StandardCharsets.UTF_8));
            Files.move(
                    next,
                    released.resolve(Digests.FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException fault) {
            throw CommandFault.cannotRun(
                    "cannot write", released.toString(), String.valueOf(fault.getMessage()), fault);
        }
    }
}
