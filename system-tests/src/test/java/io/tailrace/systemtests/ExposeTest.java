package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.page.Page;
import io.tailrace.systemtests.process.DeclaredOutput;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Promtool;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exposition outside the measured process (R-J1): a second JVM reads the journal and serves the same numbers. */
class ExposeTest {
    private static final int SNAPSHOTS = 5;

    @TempDir
    Path directory;

    @Test
    void shouldShowWhatTheMeasuredProcessShowsAndSayWhenItHasGone() throws IOException, InterruptedException {
        try (RunProcess run = RunProcess.start(directory, "--rate", "20000")) {
            run.awaitTick();
            try (Started expose = expose(run.journal())) {
                final Http outside = address(expose);
                final List<Page> pages = pagesOfDifferentSnapshots(outside, expose);
                pages.addAll(run.scrape(SNAPSHOTS));
                run.process().signal("INT");
                final RunRecord record = run.end(List.of());
                pages.forEach(page -> PageAgreement.check(page, record.recount(), 1));

                final HttpResponse<String> stale = Poll.forValue(
                        "answer that the journal is stale",
                        () -> outside.tryGet("/readyz")
                                .filter(answer -> answer.body().contains("journal_stale")),
                        expose::describe);
                assertEquals(503, stale.statusCode(), stale.body());
                DeclaredOutput.check(stale.body());
                assertTrue(stale.headers().firstValue("Retry-After").isPresent(), stale.body());
                final Page last = Page.parse(outside.get("/metrics").body());
                PageAgreement.check(last, record.recount().last());
                assertEquals(record.summary("journaled"), last.total(RunRecord.LATENCY + "_count"));
                expose.signal("INT");
                expose.end().expect(0);
                Promtool.check(last.text());
            }
        }
    }

    static Started expose(final Path journal) throws IOException {
        return Tailrace.in(journal.getParent()).start("expose", "--journal", journal.toString(), "--port", "0");
    }

    static Http address(final Started expose) {
        return new Http(URI.create(expose.awaitErr(RunProcess.ADDRESS).group()));
    }

    private static List<Page> pagesOfDifferentSnapshots(final Http server, final Started expose) {
        final List<Page> pages = new ArrayList<>();
        Poll.until(
                SNAPSHOTS + " pages of different snapshots",
                () -> {
                    scrape(server)
                            .filter(page -> pages.isEmpty()
                                    || pages.get(pages.size() - 1).snapshotId() < page.snapshotId())
                            .ifPresent(pages::add);
                    return pages.size() == SNAPSHOTS;
                },
                expose::describe);
        return pages;
    }

    private static Optional<Page> scrape(final Http server) {
        return server.tryGet("/metrics")
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> Page.parse(answer.body()))
                .filter(page -> !page.named("tailrace_snapshots_total").isEmpty());
    }
}
