package io.tailrace.apicheck;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version.
 *
 * @param major number.
 * @param minor number.
 * @param patch number.
 * @param preRelease what follows the hyphen; empty for a release.
 */
public record Version(int major, int minor, int patch, String preRelease) implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(?:-([0-9A-Za-z.-]+))?");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch)
            .thenComparing(version -> version.preRelease.isEmpty())
            .thenComparing(Version::preRelease);

    /**
     * Reads one.
     *
     * @param text such as {@code 1.2.3} or {@code 0.1.0-M1}.
     * @return it.
     * @throws IllegalArgumentException if it is no version.
     */
    public static Version of(final String text) {
        final Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no version: write 1.2.3 or 1.2.3-M1");
        }
        return new Version(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                form.group(4) == null ? "" : form.group(4));
    }

    /** Whether something may be built on it. */
    boolean isRelease() {
        return preRelease.isEmpty();
    }

    /** The release that it is, or that it leads to. */
    Version release() {
        return new Version(major, minor, patch, "");
    }

    @Override
    public int compareTo(final Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (preRelease.isEmpty() ? "" : "-" + preRelease);
    }
}
