package io.tailrace.cli.doctor;

/**
 * What a check found.
 *
 * @param check short name of what was looked at.
 * @param verdict how it is.
 * @param found what is there, in words.
 * @param mend what to do about it; empty when it is good.
 */
record Finding(String check, Verdict verdict, String found, String mend) {
    /** How what was found is to be taken. */
    enum Verdict {
        /** As it should be. */
        GOOD("ok"),
        /** Tailrace runs, but a person should know. */
        NOTE("note"),
        /** Something will not work. */
        WRONG("wrong");

        private final String word;

        Verdict(final String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Finding good(final String check, final String found) {
        return new Finding(check, Verdict.GOOD, found, "");
    }

    static Finding note(final String check, final String found, final String mend) {
        return new Finding(check, Verdict.NOTE, found, mend);
    }

    static Finding wrong(final String check, final String found, final String mend) {
        return new Finding(check, Verdict.WRONG, found, mend);
    }
}
