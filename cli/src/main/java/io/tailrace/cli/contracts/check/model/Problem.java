package io.tailrace.cli.contracts.check.model;

/**
 * What is wrong with a contract, whatever it was before.
 *
 * @param kind of fault.
 * @param file below the folder of contracts.
 * @param line from 1; 0 if it is the whole file.
 * @param place in the document; empty if it is the whole.
 * @param message what, and how to mend it.
 */
public record Problem(Kind kind, String file, int line, String place, String message) {
    /** Kinds of faults. */
    public enum Kind {
        /** The file cannot be read as what it is. */
        UNREADABLE,
        /** It has no id. */
        NO_ID,
        /** It has no version, or one that is no semantic version. */
        NO_VERSION,
        /** It says another id or version than VERSIONS.md or than itself in another place. */
        DISAGREES,
        /** VERSIONS.md lacks it. */
        NOT_LISTED,
        /** VERSIONS.md lists a file that is not there. */
        NO_FILE,
        /** Two contracts have the same id, or two rows the same file. */
        TWICE,
        /** A row of VERSIONS.md cannot be read. */
        BAD_ROW,
        /** A break, and the major version is the same. */
        UNDECLARED_BREAK,
        /** A change that asks for more than the version says. */
        BUMP_TOO_SMALL,
        /** The version is lower than the one before. */
        VERSION_WENT_DOWN,
        /** A contract that was there is not there any more. */
        GONE,
        /** A released version was edited, taken away or added by hand. */
        RELEASED_CHANGED,
        /** A reference leads back to itself, or to nothing, or out of the folder. */
        BAD_REFERENCE,
        /** It breaks a rule of its form. */
        RULE
    }

    /**
     * A fault of a whole file.
     *
     * @param kind of it.
     * @param file below the folder of contracts.
     * @param message what, and how to mend it.
     * @return without line and place.
     */
    public static Problem of(final Kind kind, final String file, final String message) {
        return new Problem(kind, file, 0, "", message);
    }
}
