package io.tailrace.cli.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option that the JVM must be started with.
 *
 * @param text as it is given to java.
 * @param reason which libraries need it for what, from the file that lists the options.
 */
record JvmOption(String text, String reason) {
    private static final Pattern PACKAGE = Pattern.compile("--add-(opens|exports)=([^/]+)/([^=]+)=ALL-UNNAMED");
    private static final Pattern PROPERTY = Pattern.compile("-D([^=]+)=(.*)");
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";
    private static final Pattern UNSAFE_ACCESS = Pattern.compile("--sun-misc-unsafe-memory-access=(.*)");
    private static final String UNSAFE_ACCESS_PROPERTY = "sun.misc.unsafe.memory.access";

    /** The libraries, as the reason names them before its colon. */
    String libraries() {
        return reason.substring(0, Math.max(0, reason.indexOf(':')));
    }

    /** Whether a JVM was started with it, or with something that has the same effect. */
    boolean isPresent(final Jvm jvm) {
        final Matcher inPackage = PACKAGE.matcher(text);
        if (inPackage.matches()) {
            return inPackage.group(1).equals("opens")
                    ? jvm.isOpen(inPackage.group(2), inPackage.group(3))
                    : jvm.isExported(inPackage.group(2), inPackage.group(3));
        }
        final Matcher property = PROPERTY.matcher(text);
        if (property.matches()) {
            return property.group(2).equals(jvm.property(property.group(1)));
        }
        final Matcher unsafeAccess = UNSAFE_ACCESS.matcher(text);
        if (unsafeAccess.matches()) {
            return unsafeAccess.group(1).equals(jvm.property(UNSAFE_ACCESS_PROPERTY));
        }
        if (text.equals(NATIVE_ACCESS)) {
            return jvm.isNativeAccessEnabled();
        }
        throw new IllegalStateException("no way is known to tell whether the JVM has " + text);
    }
}
