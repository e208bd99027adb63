package io.tailrace.cli.contracts.check;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.document.Utf8;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.ContractForm;
import io.tailrace.cli.contracts.check.model.ContractSet;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.Problem.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Contracts of one place, read as far as they can be. One thread. */
final class ReadContracts {
    private static final long MOST_BYTES = 64L << 20;

    private final ContractFiles files;
    private final ContractSet set = new ContractSet();
    private final Map<String, String> faults = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private long bytes;

    private ReadContracts(final ContractFiles files) {
        this.files = files;
    }

    /** All that are not below {@code released/}. */
    static ReadContracts of(final ContractFiles files) {
        final ReadContracts read = new ReadContracts(files);
        for (final String name : files.names()) {
            if (!name.startsWith(ContractFiles.RELEASED)) {
                read.read(name, name);
            }
        }
        return read;
    }

    /** Chosen files, which are read as if they had other names. */
    static ReadContracts of(final ContractFiles files, final Map<String, String> asNames) {
        final ReadContracts read = new ReadContracts(files);
        asNames.forEach(read::read);
        return read;
    }

    private void read(final String name, final String as) {
        final ContractForm form = Forms.of(as).orElse(null);
        if (form == null) {
            return;
        }
        try {
            final byte[] content = files.read(name);
            bytes += content.length;
            if (bytes > MOST_BYTES) {
                throw new BadDocumentException(0, "", "all contracts together have more than " + MOST_BYTES + " bytes");
            }
            set.add(form.read(as, text(content)));
        } catch (final BadDocumentException fault) {
            faults.put(as, fault.getMessage());
            problems.add(new Problem(Kind.UNREADABLE, name, fault.line(), fault.place(), fault.getMessage()));
        }
    }

    /** With lines that end in a line feed, as in the repository. */
    static String text(final byte[] content) throws BadDocumentException {
        return Utf8.decode(content).replace("\r\n", "\n");
    }

    ContractSet set() {
        return set;
    }

    /** Files that could not be read. */
    List<Problem> problems() {
        return problems;
    }

    /** Whether there is such a file, and it could not be read. */
    boolean isUnreadable(final String file) {
        return faults.containsKey(file);
    }

    /** What is wrong with a contract by itself. */
    List<Problem> lint(final Contract contract) {
        return Forms.of(contract.file()).orElseThrow().lint(contract, set);
    }
}
