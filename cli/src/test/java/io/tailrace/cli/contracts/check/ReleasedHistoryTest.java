package io.tailrace.cli.contracts.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.ContractForm;
import io.tailrace.cli.contracts.check.model.ContractSet;
import io.tailrace.cli.contracts.check.model.SemVer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each step of the project's own history declares what it changed. */
class ReleasedHistoryTest {
    @Test
    void shouldDeclareEachStepFromReleaseToRelease() throws BadDocumentException {
        final ContractFiles files = new FolderFiles(ContractsCopy.ORIGINAL);
        final Map<String, List<Contract>> history = new TreeMap<>();
        for (final String name : files.names()) {
            if (name.startsWith(ContractFiles.RELEASED) && !name.endsWith(Digests.FILE)) {
                final String file = Path.of(name.substring(ContractFiles.RELEASED.length()))
                        .getParent()
                        .toString();
                history.computeIfAbsent(file, any -> new ArrayList<>())
                        .add(Forms.of(file).orElseThrow().read(file, ReadContracts.text(files.read(name))));
            }
        }
        assertFalse(history.isEmpty());
        final List<String> undeclared = new ArrayList<>();
        for (final List<Contract> versions : history.values()) {
            versions.sort((a, b) -> version(a).compareTo(version(b)));
            for (int i = 1; i < versions.size(); i++) {
                undeclared.addAll(undeclared(versions.get(i - 1), versions.get(i)));
            }
        }

        assertEquals(List.of(), undeclared);
    }

    private static List<String> undeclared(final Contract before, final Contract after) {
        final ContractForm form = Forms.of(before.file()).orElseThrow();
        final ContractSet old = new ContractSet();
        old.add(before);
        final ContractSet now = new ContractSet();
        now.add(after);
        final List<Change> changes = form.changes(before, old, after, now);
        return changes.stream()
                .filter(change -> change.level().compareTo(version(before).stepTo(version(after))) > 0)
                .map(change -> after.file() + " " + after.version() + ": " + change)
                .collect(Collectors.toList());
    }

    private static SemVer version(final Contract contract) {
        return SemVer.parse(contract.version()).orElseThrow();
    }
}
