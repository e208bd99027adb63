package io.tailrace.config.file;

import io.tailrace.config.value.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads a file of settings: JSON if its name ends in {@code .json}, else TOML. */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * Reads one.
     *
     * @param path of the file; a link to one is followed.
     * @return its root, a table.
     * @throws BadFileException naming what is wrong with it, and where.
     */
    public static Given read(final Path path) throws BadFileException {
        final String text = FileText.read(path);
        final Path name = path.getFileName();
        final boolean isJson =
                name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        final Given root = isJson ? JsonSettings.read(text) : TomlSettings.read(text);
        if (root.kind() != Given.Kind.TABLE) {
            throw new BadFileException(
                    List.of(new FileFault(root.line(), root.column(), "is no JSON object", "begin it with {")));
        }
        return root;
    }
}
