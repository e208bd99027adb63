package io.tailrace.cli.contracts.check;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.document.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder on disk. Links are not followed: they could lead out of it. */
final class FolderFiles implements ContractFiles {
    private static final int DEEPEST = 16;

    private final Path root;

    FolderFiles(final Path root) {
        this.root = root;
    }

    @Override
    public String describe() {
        return root.toString();
    }

    @Override
    public List<String> names() {
        try (Stream<Path> paths = Files.walk(root, DEEPEST)) {
            final List<String> names = paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(ContractFiles::isOurs)
                    .sorted()
                    .limit(Limits.FILES + 1L)
                    .toList();
            if (names.size() > Limits.FILES) {
                throw CommandFault.cannotRun(
                        "too many files", root.toString(), "a folder of contracts has at most " + Limits.FILES);
            }
            return names;
        } catch (final IOException | UncheckedIOException fault) {
            throw CommandFault.cannotRun("cannot list", root.toString(), String.valueOf(fault.getMessage()), fault);
        }
    }

    @Override
    public byte[] read(final String name) throws BadDocumentException {
        return read(root.resolve(name));
    }

    /** A file that is no link and no longer than allowed, whatever it becomes while it is read. */
    static byte[] read(final Path path) throws BadDocumentException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadDocumentException(0, "", "no file of its own: links and devices are not read");
        }
        try (InputStream in = Files.newInputStream(path)) {
            final long size = Files.size(path);
            final byte[] bytes = size > Limits.FILE_BYTES ? new byte[0] : in.readNBytes(Limits.FILE_BYTES + 1);
            if (size > Limits.FILE_BYTES || bytes.length > Limits.FILE_BYTES) {
                throw tooLong(Math.max(size, bytes.length));
            }
            return bytes;
        } catch (final IOException fault) {
            throw new BadDocumentException(0, "", "cannot be read: " + fault.getMessage());
        }
    }

    static BadDocumentException tooLong(final long bytes) {
        return new BadDocumentException(
                0, "", "has " + Text.bytes(bytes) + ": a contract has at most " + Text.bytes(Limits.FILE_BYTES));
    }
}
