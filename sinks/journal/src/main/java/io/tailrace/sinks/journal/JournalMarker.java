package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The small file that tells a journal from any other folder. */
final class JournalMarker {
    static final String FILE = "tailrace.journal";

    /** More would be no marker. */
    static final int LONGEST = 4096;

    private static final String FORMAT = "tailrace-journal";

    private JournalMarker() {}

    static byte[] content() {
        return ("format=" + FORMAT + "\nmajor=" + FrameVersion.MAJOR + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The major frame version that the journal began with.
     *
     * @throws IllegalArgumentException if it is not a marker.
     */
    static int major(final byte[] content) throws IOException {
        final Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(content));
        if (!FORMAT.equals(properties.getProperty("format"))) {
            throw new IllegalArgumentException("it does not say format=" + FORMAT);
        }
        return Integer.parseInt(properties.getProperty("major", "0"));
    }
}
