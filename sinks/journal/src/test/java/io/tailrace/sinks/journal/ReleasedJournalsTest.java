package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Journals that released frame versions wrote stay readable, and can be gone on with. The resources' README says how they were made. */
class ReleasedJournalsTest {
    private static final int ATTEMPTS = 1_000;

    @TempDir
    Path directory;

    static List<KeptArchive> archives() throws IOException {
        return KeptArchive.all();
    }

    /** By the audit, frame by frame, by replays of intervals and of samples, and as totals at the end. */
    @ParameterizedTest
    @MethodSource("archives")
    void shouldReadOfEachWhatIsKeptBesideIt(final KeptArchive archive) throws IOException {
        archive.unpack(directory);

        final List<String> lines = ReadJournal.lines(directory);

        assertEquals(
                String.join("\n", Files.readAllLines(archive.contents())),
                String.join("\n", lines),
                () -> "not what " + archive.contents() + " says");
    }

    @ParameterizedTest
    @MethodSource("archives")
    void shouldShowTheTotalsOfEachOnAScrape(final KeptArchive archive) throws Exception {
        archive.unpack(directory);
        final List<String> totals = ReadJournal.totals(directory);
        assertTrue(totals.size() > 10, totals::toString);

        final List<String> page = page(totals.get(totals.size() - 1));

        for (final String line : totals) {
            assertTrue(page.contains(line), () -> "no " + line + " in:\n" + String.join("\n", page));
        }
    }

    @ParameterizedTest
    @MethodSource("archives")
    void shouldGoOnWithEach(final KeptArchive archive) throws IOException {
        archive.unpack(directory);
        final TelemetryView old = EngineRun.view(directory);
        assertEquals(1, old.restartsTotal());
        final int epochs = EngineRun.audit(directory).epochs().size();

        final SettableClock clock = new SettableClock();
        clock.setEpochNanos(old.snapshotToNs() + 1_000_000_000L);
        assertEquals(epochs + 1, EngineRun.hit(ChronicleJournal.at(directory), clock));

        final AuditReport after = EngineRun.audit(directory);
        assertTrue(after.isWhole(), after::toString);
        assertEquals(epochs + 1, after.epochs().size());
        assertEquals(2, EngineRun.view(directory).restartsTotal());
    }

    @Test
    void shouldKeepAJournalOfEveryVersionThatMayBeOutThere() throws IOException {
        final List<String> kept =
                KeptArchive.all().stream().map(KeptArchive::version).toList();
        assertEquals(
                List.of(),
                FrameVersions.notKept(FrameVersions.current(), FrameVersions.released(), kept),
                "frame versions of which no journal is kept: the README in " + KeptArchive.FOLDER
                        + " says how one is made");
    }

    @Test
    void shouldMissAVersionThatIsNotKept() {
        assertEquals(List.of("1.1.0"), FrameVersions.notKept("1.3.0", List.of("1.0.0"), List.of("1.0.0", "1.2.0")));
        assertEquals(
                List.of("1.3.0"),
                FrameVersions.notKept("1.3.0", List.of("1.2.0", "1.3.0"), List.of("1.0.0", "1.1.0", "1.2.0")),
                "the current one is wanted when it is released");
        assertEquals(List.of(), FrameVersions.notKept("1.2.0", List.of(), List.of("1.0.0", "1.1.0")));
    }

    /** The page follows the journal within some polls. */
    private List<String> page(final String awaited) throws Exception {
        List<String> page = List.of();
        try (FrameLog journal = ChronicleJournal.openForReading(directory);
                Exposer exposer =
                        Exposer.launch(new ExposerContext().port(0), journal::openTailer, EngineClock.system())) {
            final HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + exposer.address().getPort() + "/metrics"))
                    .build();
            final HttpClient client = HttpClient.newHttpClient();
            for (int attempt = 0; attempt < ATTEMPTS && !page.contains(awaited); attempt++) {
                page = ReadJournal.samples(
                        client.send(request, BodyHandlers.ofString()).body());
            }
        }
        return page;
    }
}
