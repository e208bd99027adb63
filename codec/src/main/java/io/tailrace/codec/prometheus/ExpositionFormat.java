package io.tailrace.codec.prometheus;

import java.util.ArrayList;
import java.util.List;

/**
 * How a page is written: its form and what becomes of names. There is one object for each of the twelve, so formats may be compared by
 * {@code ==} and {@link #index()} may index an array. Immutable, safe for any thread.
 */
public final class ExpositionFormat {
    private static final List<ExpositionFormat> ALL = all();

    /** What a scraper gets that asks for nothing, or for nothing that we have. */
    public static final ExpositionFormat DEFAULT = of(ExpositionForm.TEXT, NameEscaping.UNDERSCORES);

    private final ExpositionForm form;
    private final NameEscaping escaping;
    private final int index;
    private final String contentType;

    private ExpositionFormat(final ExpositionForm form, final NameEscaping escaping, final int index) {
        this.form = form;
        this.escaping = escaping;
        this.index = index;
        // Old scrapers compare the type of the oldest form as a whole; who did not ask for an escaping is told none
        // there.
        this.contentType = form == ExpositionForm.TEXT && escaping == NameEscaping.UNDERSCORES
                ? form.contentType()
                : form.contentType() + "; escaping=" + escaping.keyword();
    }

    /**
     * The format of a form and an escaping.
     *
     * @param form of the page.
     * @param escaping of its names.
     * @return always the same object.
     */
    public static ExpositionFormat of(final ExpositionForm form, final NameEscaping escaping) {
        for (int i = 0; i < ALL.size(); i++) {
            final ExpositionFormat format = ALL.get(i);
            if (format.form == form && format.escaping == escaping) {
                return format;
            }
        }
        throw new IllegalArgumentException("form and escaping must be given, were " + form + " and " + escaping);
    }

    /**
     * Every format.
     *
     * @return by {@link #index()}.
     */
    public static List<ExpositionFormat> values() {
        return ALL;
    }

    /**
     * Chooses a format by the rules of HTTP (RFC 9110, 12.5.1) and of Prometheus: the form with the highest quality; of equals the one that
     * is named more precisely, then the one named first, and under a wildcard {@link ExpositionForm}'s order. The escaping is that of the
     * chosen range, or if it names none, of the one the scraper would have liked better. Makes one object, and the work is bounded: a header
     * of more than 4,096 characters is not read.
     *
     * @param acceptFieldValues all {@code Accept} fields of a request in their order; may be empty.
     * @return {@link #DEFAULT} if nothing fits; never null.
     */
    public static ExpositionFormat negotiate(final List<String> acceptFieldValues) {
        return acceptFieldValues.isEmpty() ? DEFAULT : new Negotiation(acceptFieldValues).result();
    }

    /**
     * What the page is written in.
     *
     * @return the form.
     */
    public ExpositionForm form() {
        return form;
    }

    /**
     * What becomes of names.
     *
     * @return the scheme.
     */
    public NameEscaping escaping() {
        return escaping;
    }

    /**
     * What the scraper must be told.
     *
     * @return value of the {@code Content-Type} field.
     */
    public String contentType() {
        return contentType;
    }

    /**
     * Its place among {@link #values()}.
     *
     * @return from 0.
     */
    public int index() {
        return index;
    }

    private static List<ExpositionFormat> all() {
        final List<ExpositionFormat> formats = new ArrayList<>();
        for (final ExpositionForm form : ExpositionForm.values()) {
            for (final NameEscaping escaping : NameEscaping.values()) {
                formats.add(new ExpositionFormat(form, escaping, formats.size()));
            }
        }
        return List.copyOf(formats);
    }

    @Override
    public String toString() {
        return contentType;
    }
}
