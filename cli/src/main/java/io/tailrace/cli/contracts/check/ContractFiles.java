package io.tailrace.cli.contracts.check;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import java.util.List;

/** Where contracts are read from. Nothing in it is trusted. One thread. */
interface ContractFiles {
    /** Sub-folder of versions that are frozen. */
    String RELEASED = "released/";

    /** The one file that lists all contracts. */
    String VERSIONS = "VERSIONS.md";

    /** How it is told in messages. */
    String describe();

    /** Of all files, with {@code /}, in order; hidden ones and those of the build left out. */
    List<String> names();

    /** A whole file. */
    byte[] read(String name) throws BadDocumentException;

    /** Whether a name belongs to contracts, and not to the build or to an editor. */
    static boolean isOurs(final String name) {
        return !name.startsWith("target/")
                && !name.startsWith("src/")
                && !name.equals("pom.xml")
                && !name.startsWith(".")
                && !name.contains("/.");
    }
}
