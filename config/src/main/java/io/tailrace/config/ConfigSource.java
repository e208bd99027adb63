package io.tailrace.config;

/**
 * Where a value comes from.
 *
 * @param kind of source.
 * @param place in it: name of the flag or variable, file with line and column, or where a framework has it; empty for a default.
 */
public record ConfigSource(Kind kind, String place) {
    /** Sources, the weakest first. */
    public enum Kind {
        /** Nobody said anything. */
        DEFAULT("default"),
        /** A file. */
        FILE("file"),
        /** The environment of the process. */
        ENVIRONMENT("variable"),
        /** The configuration of the framework that the program is written with. */
        PROPERTY("property"),
        /** The command line. */
        FLAG("flag"),
        /** The program that embeds the engine. */
        PROGRAM("program");

        private final String word;

        Kind(final String word) {
            this.word = word;
        }

        /**
         * For people.
         *
         * @return one word.
         */
        public String word() {
            return word;
        }
    }

    static final ConfigSource OF_DEFAULT = new ConfigSource(Kind.DEFAULT, "");
    static final ConfigSource OF_PROGRAM = new ConfigSource(Kind.PROGRAM, "");

    /**
     * Whether somebody said it.
     *
     * @return false for a default.
     */
    public boolean isSet() {
        return kind != Kind.DEFAULT;
    }

    /** For people: {@code file /etc/tailrace.toml:4:1}. */
    @Override
    public String toString() {
        return place.isEmpty() ? kind.word() : kind.word() + " " + place;
    }
}
