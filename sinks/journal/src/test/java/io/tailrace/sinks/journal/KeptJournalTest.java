package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.sbe.MessageHeaderDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What would be kept of the current frame version. With {@code -Dtailrace.keep.journal=true} it is kept: run so once, when the version is
 * released.
 */
class KeptJournalTest {
    private static final Pattern MESSAGE = Pattern.compile("<sbe:message name=\"(\\w+)\" id=\"(\\d+)\"");

    @TempDir
    Path directory;

    @Test
    void shouldHaveEveryKindOfFrameAndBeReadWhole() throws IOException {
        KeptJournal.write(directory);

        final List<String> lines = ReadJournal.lines(directory);

        final String schema =
                Files.readString(Path.of(System.getProperty("tailrace.root"), "contracts/sbe/tailrace-frames.xml"));
        for (final Matcher message = MESSAGE.matcher(schema); message.find(); ) {
            assertTrue(
                    lines.stream().anyMatch(line -> line.startsWith("frames of message " + message.group(2) + " ")),
                    () -> "KeptJournal writes no " + message.group(1));
        }
        assertTrue(lines.contains("audited epochs 3"), lines::toString);
        assertTrue(lines.contains("audited gaps 1"), lines::toString);
        assertTrue(lines.contains("replayed match_seconds[] count " + KeptJournal.MATCHES), lines::toString);
        assertTrue(lines.contains("match_seconds_count " + KeptJournal.MATCHES), lines::toString);
        if (Boolean.getBoolean("tailrace.keep.journal")) {
            keep(lines);
        }
    }

    private void keep(final List<String> lines) throws IOException {
        final String version = FrameVersions.current();
        assertEquals(MessageHeaderDecoder.SCHEMA_VERSION, FrameVersions.minor(version));
        final KeptArchive archive = new KeptArchive(version);
        archive.pack(directory);
        Files.write(archive.contents(), lines);
        System.out.println("kept " + archive.file() + " and " + archive.contents());
    }
}
