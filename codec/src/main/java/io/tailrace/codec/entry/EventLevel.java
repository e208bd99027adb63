package io.tailrace.codec.entry;

import static java.util.Objects.requireNonNull;

/** How grave an event is. The list is closed; what a later version adds is kept as it was read. */
public sealed interface EventLevel {
    /**
     * The level in one word.
     *
     * @return such as {@code Warning}.
     */
    String label();

    /** The levels, from the least grave on. */
    enum Known implements EventLevel {
        /** For whoever looks for a fault. */
        DEBUG("Debug"),
        /** The ordinary course of things. */
        INFO("Info"),
        /** Something to look at. */
        WARNING("Warning"),
        /** Something failed. */
        ERROR("Error"),
        /** Something failed and more will. */
        CRITICAL("Critical");

        private final String label;

        Known(final String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * A level that this version does not know.
     *
     * @param json as it was read.
     */
    record Unknown(RawJson json) implements EventLevel {
        /** Checks that there is one. */
        public Unknown {
            requireNonNull(json, "json");
        }

        @Override
        public String label() {
            return json.text();
        }
    }
}
