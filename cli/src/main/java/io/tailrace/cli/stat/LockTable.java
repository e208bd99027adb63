package io.tailrace.cli.stat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files are locked, as Linux tells it in {@code /proc/locks}, so that no lock is ever tried: a try, however short, could be in a writer's way. Elsewhere
 * nothing is locked.
 *
 * @param file to read; {@code N: POSIX ADVISORY WRITE PID MAJOR:MINOR:INODE FROM TO} a line, device numbers in hexadecimal.
 */
record LockTable(Path file) {
    private static final Pattern LINE =
            Pattern.compile("\\d+: POSIX +\\S+ +WRITE +(-?\\d+) +([0-9a-f]{1,8}):([0-9a-f]{1,8}):(\\d{1,19}) .*");
    private static final int MOST_LINES = 100_000;
    private static final int HEX = 16;

    static LockTable ofSystem() {
        return new LockTable(Path.of("/proc/locks"));
    }

    /** Whether somebody has it; some file systems tell another device here than of their files, and are believed if the holder is who is expected. */
    boolean isLocked(final Path locked, final long expectedPid) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            final long inode = (long) Files.getAttribute(locked, "unix:ino");
            final long device = (long) Files.getAttribute(locked, "unix:dev");
            String line = lines.readLine();
            for (int i = 0; line != null && i < MOST_LINES; i++) {
                final Matcher matcher = LINE.matcher(line);
                if (matcher.matches()
                        && Long.parseLong(matcher.group(4)) == inode
                        && (isDevice(matcher, device) || Long.parseLong(matcher.group(1)) == expectedPid)) {
                    return true;
                }
                line = lines.readLine();
            }
            return false;
        } catch (final IOException | UnsupportedOperationException | IllegalArgumentException untold) {
            return false;
        }
    }

    /** As glibc packs a device's numbers. */
    private static boolean isDevice(final Matcher line, final long device) {
        final long major = ((device >>> 8) & 0xfff) | ((device >>> 32) & ~0xfffL);
        final long minor = (device & 0xff) | ((device >>> 12) & ~0xffL);
        return Long.parseLong(line.group(2), HEX) == major && Long.parseLong(line.group(3), HEX) == minor;
    }
}
