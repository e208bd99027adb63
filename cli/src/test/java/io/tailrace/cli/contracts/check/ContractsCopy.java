package io.tailrace.cli.contracts.check;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tailrace.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A copy of the project's own contracts, to break.
 *
 * @param folder that it is in.
 */
record ContractsCopy(Path folder) {
    static final Path ORIGINAL = Path.of(System.getProperty("tailrace.root"), "contracts");

    static ContractsCopy in(final Path folder) throws IOException {
        final ContractFiles files = new FolderFiles(ORIGINAL);
        for (final String name : files.names()) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.copy(ORIGINAL.resolve(name), folder.resolve(name));
        }
        return new ContractsCopy(folder);
    }

    /** Where it stands once, it must stand: a test that changes nothing would show nothing. */
    ContractsCopy replace(final String name, final String old, final String now) throws IOException {
        final String text = Files.readString(folder.resolve(name));
        final String changed = text.replace(old, now);
        assertNotEquals(text, changed, old);
        return write(name, changed);
    }

    ContractsCopy write(final String name, final String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    ContractsCopy write(final String name, final byte[] content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), content);
        return this;
    }

    ContractsCopy delete(final String name) throws IOException {
        Files.delete(folder.resolve(name));
        return this;
    }

    CommandRun check(final String... more) {
        return run("check", more);
    }

    CommandRun run(final String command, final String... more) {
        return CommandRun.of(
                Stream.concat(Stream.of("contracts", command, "--contracts", folder.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }
}
