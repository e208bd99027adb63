package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.journal.SampleJournal;
import io.tailrace.systemtests.process.DeclaredOutput;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tailrace tail} tells what a journal holds, event by event, and what comes to it. */
class TailTest {
    @TempDir
    Path directory;

    private String journal;

    @BeforeEach
    void writeJournal() {
        journal = directory.resolve("journal").toString();
        SampleJournal.write(Path.of(journal));
    }

    @Test
    void shouldTellEverySnapshotAndEnd() throws IOException, InterruptedException {
        final Ended tail = Tailrace.in(directory).run("tail", journal, "--json").expect(0);
        assertEquals(SampleJournal.SNAPSHOTS * SampleJournal.SAMPLES_A_SNAPSHOT, samples(tail.out()), tail::describe);
        tail.out().forEach(DeclaredOutput::check);
    }

    @Test
    void shouldTellOnlyTheLastLinesIfAskedTo() throws IOException, InterruptedException {
        final List<String> all =
                Tailrace.in(directory).run("tail", journal).expect(0).out();
        final List<String> last = Tailrace.in(directory)
                .run("tail", journal, "--lines", "3")
                .expect(0)
                .out();
        assertEquals(all.subList(all.size() - 3, all.size()), last);
    }

    @Test
    void shouldFollowAJournalUntilItIsInterrupted() throws IOException, InterruptedException {
        try (Started tail = Tailrace.in(directory).start("tail", journal, "--json", "--follow")) {
            awaitSamples(tail, SampleJournal.SNAPSHOTS * SampleJournal.SAMPLES_A_SNAPSHOT);
            SampleJournal.write(Path.of(journal));
            awaitSamples(tail, 2 * SampleJournal.SNAPSHOTS * SampleJournal.SAMPLES_A_SNAPSHOT);
            tail.signal("INT");
            final Ended ended = tail.end().expect(0);
            assertTrue(ended.err().isEmpty(), ended::describe);
        }
    }

    @Test
    void shouldWaitForAJournalAndFollowEachWriterOfIt() throws IOException, InterruptedException {
        final Path later = directory.resolve("later");
        try (Started tail = Tailrace.in(directory).start("tail", later.toString(), "--json", "--follow")) {
            tail.awaitErr(Pattern.compile("nothing to read yet"));
            for (int writer = 1; writer <= 3; writer++) {
                SampleJournal.write(later);
                awaitSamples(tail, (long) writer * SampleJournal.SNAPSHOTS * SampleJournal.SAMPLES_A_SNAPSHOT);
            }
            tail.signal("INT");
            final Ended ended = tail.end().expect(0);
            assertEquals(1, ended.err().size(), ended::describe);
        }
    }

    private static void awaitSamples(final Started tail, final long wanted) {
        Poll.until(wanted + " samples", () -> samples(tail.out()) == wanted, tail::describe);
    }

    private static long samples(final List<String> lines) {
        return lines.stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(event -> event.required("type").asString().equals("snapshot"))
                .map(event -> event.required("samples"))
                .mapToLong(JsonNode::asLong)
                .sum();
    }
}
