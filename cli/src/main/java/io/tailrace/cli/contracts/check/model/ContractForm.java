package io.tailrace.cli.contracts.check.model;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import java.util.List;

/** A kind of schema: how it is read, what it must keep to, and what a change of it means. Without state; any thread. */
public interface ContractForm {
    /**
     * Its name.
     *
     * @return for example {@code json-schema}.
     */
    String word();

    /**
     * Whether files of a name have this form.
     *
     * @param file below the folder of contracts.
     * @return true if it does.
     */
    boolean takes(String file);

    /**
     * Reads a contract.
     *
     * @param file below the folder of contracts.
     * @param text of it.
     * @return with id and version where it says them.
     * @throws BadDocumentException if the text does not have the form.
     */
    Contract read(String file, String text) throws BadDocumentException;

    /**
     * Holds one version against the rules of the form.
     *
     * @param contract of this form.
     * @param all contracts of the same moment.
     * @return its faults.
     */
    List<Problem> lint(Contract contract, ContractSet all);

    /**
     * Compares two versions.
     *
     * @param before the older one.
     * @param allBefore contracts of the same moment.
     * @param after the newer one.
     * @param allAfter contracts of the same moment.
     * @return the changes; none of class {@link ChangeClass#NONE}.
     */
    List<Change> changes(Contract before, ContractSet allBefore, Contract after, ContractSet allAfter);

    /**
     * Whether only versions can be compared that have passed {@link #lint}.
     *
     * @return true if others could lead astray; false by default.
     */
    default boolean comparesOnlySound() {
        return false;
    }

    /**
     * What the id of a version is if the form makes it of the version.
     *
     * @param id of the contract.
     * @param version of it.
     * @return what is wrong; null if they fit.
     */
    default String idFault(final String id, final SemVer version) {
        return null;
    }
}
