package io.tailrace.apicheck;

/**
 * What semantic versioning asks of the next version. Before 1.0.0 a break raises the minor number and an addition the patch number; from then
 * on a break raises the major number and an addition the minor one. What was no release yet promises nothing: from there on to its own
 * release all changes are allowed.
 */
public final class SemVer {
    private SemVer() {}

    /**
     * Finds fault with a version.
     *
     * @param last version before, of which the API is kept.
     * @param next the project's version; being a snapshot counts as the release that it leads to.
     * @param difference between the APIs.
     * @return what is wrong and how to mend it; empty if nothing is.
     */
    public static String fault(final Version last, final Version next, final ApiDifference difference) {
        final Version least = least(last, difference.change());
        if (next.release().compareTo(least) >= 0) {
            return "";
        }
        return "the API of " + next + " has " + difference.change().words() + " since " + last
                + ": semantic versioning asks for " + least
                + " or later. Raise the version in all pom.xml, or take the change back:\n"
                + String.join("\n", difference.lines());
    }

    private static Version least(final Version last, final Change change) {
        if (!last.isRelease() || change == Change.NONE) {
            return last.release();
        }
        final boolean isBreak = change == Change.BREAK;
        if (last.major() == 0) {
            return isBreak
                    ? new Version(0, last.minor() + 1, 0, "")
                    : new Version(0, last.minor(), last.patch() + 1, "");
        }
        return isBreak ? new Version(last.major() + 1, 0, 0, "") : new Version(last.major(), last.minor() + 1, 0, "");
    }

    /** How grave a difference is. */
    public enum Change {
        /** There is none. */
        NONE("no difference"),
        /** Code that used the API before goes on as it is. */
        ADDITION("additions"),
        /** Code that used the API before may not compile or link any more. */
        BREAK("incompatible changes");

        private final String words;

        Change(final String words) {
            this.words = words;
        }

        /** For people. */
        String words() {
            return words;
        }
    }
}
