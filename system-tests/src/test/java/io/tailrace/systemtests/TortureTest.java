package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.disk.SmallFileSystem;
import io.tailrace.systemtests.disk.Mounted;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Writers of a journal are killed, at any time and at the places where it would hurt most. The seed is printed. */
class TortureTest {
    private static final int ALL_KINDS_OF_KILLS = 8;

    @TempDir
    Path directory;

    @Test
    void shouldSurviveKillsOfEveryKind() throws IOException, InterruptedException {
        final JsonNode torture = torture(10);
        assertEquals(ALL_KINDS_OF_KILLS + 1, torture.required("faults").size(), torture::toString);
        assertEquals(11, times(torture), torture::toString);
        assertTrue(torture.required("accepted").asLong() > 10_000, torture::toString);
        assertEquals(
                torture.required("journaled").asLong(),
                torture.required("total").asLong());
    }

    @Test
    void shouldEndWithWhatItFoundWhenItIsInterrupted() throws IOException, InterruptedException {
        try (Started started = Tailrace.in(directory).start("torture", "--dir", directory.toString())) {
            started.awaitErr(Pattern.compile("^seed "));
            started.signal("INT");
            final Ended ended = started.end().expect(0);
            assertTrue(ended.text().contains("\nseed "), ended::describe);
        }
    }

    @Test
    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS) // of work, on a machine that may be slow
    void shouldSurviveTwoHundredKills() throws IOException, InterruptedException {
        assertEquals(201, times(torture(200)));
    }

    @Test
    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS) // of work, on a machine that may be slow
    void shouldLoseNothingToAFullDiskAndToOneThatStalls() throws IOException, InterruptedException {
        for (final SmallFileSystem.Kind kind : SmallFileSystem.Kind.values()) {
            Mounted.mount(kind, directory, 8 << 20).close();
        }
        final JsonNode torture = torture(0, "--disk-full", "--stall", "200ms");
        assertEquals(4, torture.required("faults").size(), torture::toString);
        assertEquals(0, torture.required("lost").asLong(), torture::toString);
    }

    private JsonNode torture(final int kills, final String... options) throws IOException, InterruptedException {
        final String seed = Integer.toString(new Random().nextInt(Integer.MAX_VALUE));
        System.out.println("tailrace torture --kills " + kills + " --seed " + seed);
        final List<String> arguments = new ArrayList<>(List.of("torture", "--json", "--dir", directory.toString()));
        arguments.addAll(List.of("--kills", Integer.toString(kills), "--seed", seed));
        arguments.addAll(List.of(options));
        try (Started started = Tailrace.in(directory).start(arguments.toArray(String[]::new))) {
            return started.endOfLongWork().expect(0).json();
        }
    }

    private static int times(final JsonNode torture) {
        int times = 0;
        for (final JsonNode fault : torture.required("faults")) {
            times += fault.required("times").asInt();
        }
        return times;
    }
}
