package io.tailrace.config.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The text of a file, if it can be one of settings. */
final class FileText {
    /** Length of a file at the most. */
    static final int MOST_BYTES = 256 << 10;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FileText() {}

    static String read(final Path path) throws BadFileException {
        try {
            final BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new BadFileException("is a folder", "name a file in it");
            }
            // Opening a pipe would wait for somebody who writes into it.
            if (!attributes.isRegularFile()) {
                throw new BadFileException("is no regular file", "name a file of TOML or JSON");
            }
            return decoded(bytes(path));
        } catch (final NoSuchFileException fault) {
            throw new BadFileException("is not there", "make it, or name another one");
        } catch (final AccessDeniedException fault) {
            throw new BadFileException(
                    "may not be read", "give this user the right to read it and to enter its folder");
        } catch (final FileSystemException fault) {
            final String reason = fault.getReason() == null ? "cannot be opened" : fault.getReason();
            throw new BadFileException("cannot be read (" + reason + ")", "name a file that can be opened");
        } catch (final IOException fault) {
            throw new BadFileException("cannot be read (" + fault.getMessage() + ")", "look at its disk");
        }
    }

    private static byte[] bytes(final Path path) throws IOException, BadFileException {
        try (InputStream in = Files.newInputStream(path)) {
            final byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BadFileException(
                        "is longer than " + (MOST_BYTES >> 10) + " KiB", "keep settings alone in it");
            }
            return bytes;
        }
    }

    private static String decoded(final byte[] bytes) throws BadFileException {
        final String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (final CharacterCodingException fault) {
            throw new BadFileException("is no text in UTF-8", "name a file of TOML or JSON");
        }
        if (text.indexOf('\0') >= 0) {
            throw new BadFileException("is no text (it has NUL bytes)", "name a file of TOML or JSON");
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
