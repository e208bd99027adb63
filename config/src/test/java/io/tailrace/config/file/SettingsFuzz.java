package io.tailrace.config.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tailrace.config.ConfigException;
import io.tailrace.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whatever a file holds, it is read or refused by the one exception that says what is wrong. Run by {@link SettingsSeedsTest}, and by Jazzer when asked
 * to: its agent would slow all other tests of a build down.
 */
class SettingsFuzz {
    @FuzzTest
    void shouldReadOrRefuseAnyFile(final byte[] bytes) throws IOException {
        final Path folder = Files.createTempDirectory("tailrace-fuzz");
        for (final String name : new String[] {"a.toml", "a.json"}) {
            final Path file = folder.resolve(name);
            Files.write(file, bytes);
            try {
                new ConfigLoader().file(file).load().entries();
            } catch (final ConfigException refused) {
                refused.faults().forEach(fault -> requireOneLine(fault.toString()));
            } finally {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void requireOneLine(final String message) {
        if (message.lines().count() != 1 || message.length() > 2_000) {
            throw new AssertionError(message);
        }
    }
}
