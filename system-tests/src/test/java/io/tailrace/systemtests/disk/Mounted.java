package io.tailrace.systemtests.disk;

import io.tailrace.cli.disk.SmallFileSystem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Small file systems for tests. Where mounting is not allowed the test is left out, and says so on standard output. */
public final class Mounted {
    private Mounted() {}

    /** Mounts one, or leaves the test out. */
    public static SmallFileSystem mount(final SmallFileSystem.Kind kind, final Path scratch, final long sizeInBytes) {
        try {
            return SmallFileSystem.mount(kind, scratch, sizeInBytes);
        } catch (final IOException e) {
            System.out.println("*** NOT TESTED: a " + kind + " file system cannot be mounted here: " + e.getMessage());
            return Assumptions.abort("cannot mount: " + e.getMessage());
        }
    }
}
