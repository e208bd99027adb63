package io.tailrace.codec.prometheus;

/**
 * What becomes of metric and label names that are outside the classic grammar (letters, digits, {@code _} and {@code :}, no digit first).
 *
 * <p>Source: prometheus.io/docs/instrumenting/escaping_schemes. Where that text and the two reference libraries differ, the libraries
 * decide: {@link #DOTS} makes two underscores, not one, of what it cannot keep.
 */
public enum NameEscaping {
    /** Every character outside the grammar becomes {@code _}: what a scraper gets that asks for nothing. Two names may become one. */
    UNDERSCORES("underscores") {
        @Override
        void put(final int codePoint, final boolean isLegal, final StringBuilder out) {
            out.appendCodePoint(isLegal ? codePoint : '_');
        }
    },

    /** A dot becomes {@code _dot_}, an underscore two, and so does any other character outside the grammar. Two names may become one. */
    DOTS("dots") {
        @Override
        void put(final int codePoint, final boolean isLegal, final StringBuilder out) {
            if (codePoint == '.') {
                out.append("_dot_");
            } else if (codePoint == '_' || !isLegal) {
                out.append("__");
            } else {
                out.appendCodePoint(codePoint);
            }
        }

        @Override
        boolean keeps(final String name, final boolean isClassic) {
            return isClassic && name.indexOf('_') < 0;
        }
    },

    /** {@code U__} and the name, in which a character is its code point between underscores. Names of the grammar stay; none become one. */
    VALUES("values") {
        @Override
        void put(final int codePoint, final boolean isLegal, final StringBuilder out) {
            if (out.length() == 0) {
                out.append(VALUES_PREFIX);
            }
            if (codePoint == '_') {
                out.append("__");
            } else if (isLegal) {
                out.appendCodePoint(codePoint);
            } else {
                out.append('_').append(Integer.toHexString(codePoint)).append('_');
            }
        }
    },

    /** Names stay as they are and stand in quotes: for a scraper that said it can read them. */
    ALLOW_UTF_8("allow-utf-8") {
        @Override
        void put(final int codePoint, final boolean isLegal, final StringBuilder out) {
            out.appendCodePoint(codePoint);
        }

        @Override
        boolean keeps(final String name, final boolean isClassic) {
            return true;
        }
    };

    private static final String VALUES_PREFIX = "U__";

    private final String keyword;

    NameEscaping(final String keyword) {
        this.keyword = keyword;
    }

    /**
     * As it stands behind {@code escaping=} in {@code Accept} and {@code Content-Type}.
     *
     * @return lower case.
     */
    public String keyword() {
        return keyword;
    }

    /**
     * A metric's name as this scheme writes it. A counter's is escaped with its {@code _total}; what a format adds behind a name is added to
     * the escaped one.
     *
     * @param name well-formed and not empty.
     * @return the same one if it needs no escaping; within the classic grammar under all schemes but {@link #ALLOW_UTF_8}.
     */
    public String escape(final String name) {
        return escape(name, true);
    }

    /**
     * A label's name as this scheme writes it: as a metric's, but a colon is escaped, too, for the grammar of labels has none.
     *
     * @param name well-formed and not empty.
     * @return the same one if it needs no escaping; within the classic grammar under all schemes but {@link #ALLOW_UTF_8}.
     */
    public String escapeLabel(final String name) {
        return escape(name, false);
    }

    private String escape(final String name, final boolean colonsAllowed) {
        if (keeps(name, colonsAllowed ? Grammar.isClassicMetricName(name) : Grammar.isClassicLabelName(name))) {
            return name;
        }
        final StringBuilder out = new StringBuilder(name.length() * 2);
        for (int i = 0; i < name.length(); ) {
            final int codePoint = name.codePointAt(i);
            put(codePoint, Grammar.isClassic(codePoint, i == 0) && (colonsAllowed || codePoint != ':'), out);
            i += Character.charCount(codePoint);
        }
        return out.toString();
    }

    abstract void put(int codePoint, boolean isLegal, StringBuilder out);

    /** Whether a name stays as it is. */
    boolean keeps(final String name, final boolean isClassic) {
        return isClassic;
    }
}
