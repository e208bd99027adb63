package io.tailrace.config;

import io.tailrace.config.file.SettingsFile;
import io.tailrace.config.value.Given;
import java.nio.file.Files;
import java.nio.file.Path;

/** Values of keys as they stand in files. */
final class SourceTexts {
    private SourceTexts() {}

    static String toml(final ConfigKey<?> key, final String text) throws Exception {
        return key.name() + " = " + literal(key, text) + "\n";
    }

    /** A value as TOML, and what is read of that. */
    static Object roundTrip(final ConfigKey<?> key, final String text) throws Exception {
        final Path file = Files.createTempFile("tailrace", ".toml");
        try {
            Files.writeString(file, toml(key, text));
            Given given = SettingsFile.read(file);
            for (final String part : key.name().split("\\.", -1)) {
                given = given.members().get(part);
            }
            return key.type().read(given);
        } finally {
            Files.delete(file);
        }
    }

    private static <T> String literal(final ConfigKey<T> key, final String text) throws Exception {
        return key.type().toml(key.type().read(Given.ofText(text)));
    }
}
