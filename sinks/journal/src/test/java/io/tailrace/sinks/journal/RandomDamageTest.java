package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is overwritten, cut or deleted: a process that reads, audits and goes on appending lives on and reads all that is whole. */
class RandomDamageTest {
    @TempDir
    Path directory;

    @Test
    void shouldSurviveRandomDamage() throws Exception {
        survive(20);
    }

    @Test
    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS) // of work, on a machine that may be slow
    void shouldSurviveMuchRandomDamage() throws Exception {
        survive(2_000);
    }

    /** A file's end not known, the next one missing: the one behind that was seen only at some polls. */
    @Test
    void shouldNotLoseSightOfTheFileBehindAMissingOne() throws Exception {
        survive(1, -4_309_766_146_111_641_774L);
    }

    private void survive(final int rounds) throws Exception {
        // The child tells the seed of each round; -Dtailrace.seed begins with that one.
        survive(rounds, Long.getLong("tailrace.seed", new Random().nextLong()));
    }

    private void survive(final int rounds, final long seed) throws Exception {
        try (ChildJvm child = ChildJvm.start(
                DamageChild.class, directory.toString(), Long.toString(seed), Integer.toString(rounds))) {
            assertEquals(0, child.awaitEnd(), child::output);
            assertTrue(child.output().endsWith("survived\n"), child::output);
        }
    }
}
