package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.AuditedEpoch;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journals that released frame versions wrote stay readable, and can be gone on with. The resources' README says how they were made. */
class ReleasedJournalsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1.0.0, 471, 90316", "1.1.0, 563, 80999"})
    void shouldReadAuditAndGoOnWith(final String version, final long frames, final long samples) throws IOException {
        unpack("frames-" + version + ".zip");
        final AuditReport before = EngineRun.audit(directory);
        assertTrue(before.isWhole(), before::toString);
        assertEquals(2, before.epochs().size());
        assertEquals(
                frames, before.epochs().stream().mapToLong(AuditedEpoch::frames).sum());
        assertEquals(
                samples,
                before.epochs().stream().mapToLong(AuditedEpoch::samples).sum());
        final TelemetryView old = EngineRun.view(directory);
        assertEquals(1, old.restartsTotal());
        assertEquals(samples, EngineRun.counter(old, "tailrace_samples_total"));

        final SettableClock clock = new SettableClock();
        clock.setEpochNanos(old.snapshotToNs() + 1_000_000_000L);
        assertEquals(3, EngineRun.hit(ChronicleJournal.at(directory), clock));

        final AuditReport after = EngineRun.audit(directory);
        assertTrue(after.isWhole(), after::toString);
        assertEquals(3, after.epochs().size());
        assertEquals(2, EngineRun.view(directory).restartsTotal());
    }

    /** Zeros become holes, as they were. */
    private void unpack(final String archive) throws IOException {
        final byte[] page = new byte[4096];
        try (InputStream resource = ReleasedJournalsTest.class.getResourceAsStream(archive);
                ZipInputStream zip = new ZipInputStream(resource)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                final Path file = directory.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                    long at = 0;
                    for (int read = zip.readNBytes(page, 0, page.length);
                            read > 0;
                            read = zip.readNBytes(page, 0, page.length)) {
                        if (!isZero(page, read)) {
                            out.seek(at);
                            out.write(page, 0, read);
                        }
                        at += read;
                    }
                    out.setLength(at);
                }
            }
        }
    }

    private static boolean isZero(final byte[] page, final int length) {
        for (int i = 0; i < length; i++) {
            if (page[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
