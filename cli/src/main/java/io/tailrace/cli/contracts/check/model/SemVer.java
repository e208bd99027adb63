package io.tailrace.cli.contracts.check.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version without pre-release and build parts: contracts have none.
 *
 * @param major not negative.
 * @param minor not negative.
 * @param patch not negative.
 */
public record SemVer(int major, int minor, int patch) implements Comparable<SemVer> {
    private static final String NUMBER = "(0|[1-9][0-9]{0,8})";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER);

    /**
     * Reads one.
     *
     * @param text for example {@code 1.2.0}.
     * @return nothing if it has another form.
     */
    public static Optional<SemVer> parse(final String text) {
        final Matcher matcher = FORM.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new SemVer(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /**
     * What the step to a later version declares. Before 1.0.0 nothing is promised to last: there a minor step declares a break.
     *
     * @param later not before this one.
     * @return the class that the step allows; {@link ChangeClass#NONE} for the same version.
     */
    public ChangeClass stepTo(final SemVer later) {
        if (later.major != major) {
            return ChangeClass.MAJOR;
        }
        if (later.minor != minor) {
            return major == 0 ? ChangeClass.MAJOR : ChangeClass.MINOR;
        }
        return later.patch == patch ? ChangeClass.NONE : major == 0 ? ChangeClass.MINOR : ChangeClass.PATCH;
    }

    /**
     * The first version that declares a change.
     *
     * @param level of the change.
     * @return above this one, but for {@link ChangeClass#NONE}.
     */
    public SemVer next(final ChangeClass level) {
        return switch (level) {
            case NONE -> this;
            case PATCH -> new SemVer(major, minor, patch + 1);
            case MINOR -> major == 0 ? new SemVer(0, minor, patch + 1) : new SemVer(major, minor + 1, 0);
            case MAJOR -> major == 0 ? new SemVer(0, minor + 1, 0) : new SemVer(major + 1, 0, 0);
        };
    }

    @Override
    public int compareTo(final SemVer other) {
        final int byMajor = Integer.compare(major, other.major);
        final int byMinor = Integer.compare(minor, other.minor);
        return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
