package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** With amnesia on, nothing is written to disk: every system call that takes a path is looked at, of the launcher and of the JVM. */
class AmnesiaTest {
    private static final int WRONG_USAGE = 2;
    private static final String SYSTEM_CALLS =
            "trace=open,openat,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,truncate";

    private static final Pattern CALL = Pattern.compile("^(?:\\d+ +)?(\\w+)\\((.*)\\) += (-?\\d+)");
    private static final Pattern PATH = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern WRITING = Pattern.compile("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND");
    private static final List<String> IN_MEMORY = List.of("/dev/", "/proc/", "/sys/");

    @TempDir
    Path directory;

    @Test
    void shouldWriteNothingToDisk() throws IOException, InterruptedException {
        if (Installed.find("strace").isEmpty()) {
            System.out.println("AmnesiaTest: NOT RUN, strace is not installed");
        }
        Installed.assume("strace", "strace");
        final Path trace = directory.resolve("trace");
        final Path folder = Files.createDirectory(directory.resolve("current"));

        final Ended ended = Tailrace.in(folder)
                .by("strace", "-f", "-qq", "-o", trace.toString(), "-e", SYSTEM_CALLS, "-e", "signal=none")
                .run("run", "--amnesia", "--json", "--duration", "2s", "--rate", "20000", "--port", "0")
                .expect(0);

        final JsonNode summary = ended.json();
        assertTrue(summary.required("reconciled").asBoolean(), ended::describe);
        assertTrue(summary.required("amnesia").asBoolean(), ended::describe);
        assertEquals(
                summary.required("recorded").asLong(),
                summary.required("journaled").asLong());
        final List<String> calls = Files.readAllLines(trace);
        assertTrue(calls.stream().anyMatch(call -> call.contains(".jar\"")), "nothing was traced");
        assertEquals(List.of(), calls.stream().filter(AmnesiaTest::writes).toList());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void shouldSeeTheFilesOfARunWithoutAmnesia() {
        assertTrue(writes("17 openat(AT_FDCWD, \"/tmp/hsperfdata_root/17\", O_RDWR|O_CREAT|O_NOFOLLOW, 0600) = 3"));
        assertTrue(writes("17 mkdir(\"/tmp/hsperfdata_root\", 0755) = 0"));
        assertTrue(writes("17 rename(\"/dev/shm/a\", \"/var/a\") = 0"));
        assertFalse(writes("17 openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY|O_CLOEXEC) = 3"));
        assertFalse(writes("17 openat(AT_FDCWD, \"/dev/null\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3"));
        assertFalse(writes("17 mkdir(\"/tmp/x\", 0755) = -1 EEXIST (File exists)"));
    }

    @Test
    void shouldRefuseFilesBesideAmnesia() throws IOException, InterruptedException {
        final String line = Tailrace.in(directory)
                .run("run", "--amnesia", "--journal", "j", "--ticks", "t", "--duration", "1s", "--port", "0")
                .refusal(WRONG_USAGE);
        for (final String named : List.of("--amnesia", "--journal j", "--ticks t")) {
            assertTrue(line.contains(named), line);
        }
    }

    /** A call that was successful and made or changed something outside of memory. */
    private static boolean writes(final String line) {
        final Matcher call = CALL.matcher(line);
        if (!call.find() || Long.parseLong(call.group(3)) < 0) {
            return false;
        }
        if (call.group(1).startsWith("open") && !WRITING.matcher(call.group(2)).find()) {
            return false;
        }
        return PATH.matcher(call.group(2))
                .results()
                .map(path -> path.group(1))
                .anyMatch(path -> IN_MEMORY.stream().noneMatch(path::startsWith));
    }
}
