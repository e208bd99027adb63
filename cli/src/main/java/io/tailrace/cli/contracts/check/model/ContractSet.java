package io.tailrace.cli.contracts.check.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Contracts of one moment, which may refer to each other. One thread. */
public final class ContractSet {
    private final Map<String, Contract> byFile = new TreeMap<>();
    private final Map<String, Contract> byId = new HashMap<>();

    /**
     * Adds one.
     *
     * @param contract whose file is not in it.
     */
    public void add(final Contract contract) {
        byFile.put(contract.file(), contract);
        if (contract.id() != null) {
            byId.putIfAbsent(contract.id(), contract);
        }
    }

    /**
     * All of them.
     *
     * @return by file name.
     */
    public Collection<Contract> all() {
        return byFile.values();
    }

    /**
     * The one of a file.
     *
     * @param file below the folder.
     * @return nothing if it is not there.
     */
    public Optional<Contract> ofFile(final String file) {
        return Optional.ofNullable(byFile.get(file));
    }

    /**
     * The one of an id.
     *
     * @param id of a contract.
     * @return nothing if no contract has it.
     */
    public Optional<Contract> ofId(final String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
