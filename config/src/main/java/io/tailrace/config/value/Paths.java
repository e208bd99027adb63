package io.tailrace.config.value;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files and folders; an empty text is none. */
public final class Paths implements ValueType<Optional<Path>> {
    @Override
    public String name() {
        return "path";
    }

    @Override
    public String range() {
        return "";
    }

    @Override
    public Optional<Path> read(final Given given) throws BadValueException {
        if (given.kind() != Given.Kind.TEXT) {
            throw new BadValueException("is no path", "give a path in quotes");
        }
        if (given.text().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(given.text()));
        } catch (final InvalidPathException fault) {
            throw new BadValueException("is no path (" + fault.getReason() + ")", "give a path of this machine");
        }
    }

    @Override
    public String toml(final Optional<Path> value) {
        return TomlText.quoted(value.map(Path::toString).orElse(""));
    }
}
