package io.tailrace.sinks.journal;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.Seeds;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does at random what can be done to a journal, and holds it against a model after each step: appends, checkpoints, rolls, retention, readers
 * with and without a name, closing and opening, and crashes. A crash is a copy of the folder, also one that is made in the middle of an
 * append; the copy goes on. {@code -Dtailrace.seed=N} does the same once more.
 */
class JournalModelTest {
    private static final long ROLL_BYTES = 256 << 10;
    private static final int MOST_READERS = 6;
    private static final int LONGEST = 30_000;
    private static final int FULL_PACE = 100;

    private static final List<StartPosition> START_POSITIONS = List.of(StartPosition.values());

    private final SettableClock clock = new SettableClock();
    private final List<ModelReader> readers = new ArrayList<>();

    @TempDir
    Path directory;

    private JournalModel model = new JournalModel();
    private ChronicleJournal journal;
    private FrameMaker frames;
    private int folders;
    private int epoch;
    private int checkpoints;

    @AfterEach
    void close() {
        if (journal != null) {
            journal.close();
        }
    }

    @Test
    void shouldDoWhatTheModelDoes() {
        Seeds.run(1, random -> play(random, 300));
    }

    @Test
    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS) // of work, on a machine that may be slow
    void shouldDoWhatTheModelDoesForLong() {
        Seeds.run(20, random -> play(random, 2_000));
    }

    private void play(final Random random, final int steps) throws Exception {
        model = new JournalModel();
        readers.clear();
        folders++;
        open();
        for (int step = 0; step < steps; step++) {
            step(random);
            model.check(journal.info());
        }
        readAll();
        closeAll();
    }

    private void step(final Random random) throws Exception {
        final int choice = random.nextInt(FULL_PACE);
        if (choice < 40) {
            append(random);
        } else if (choice < 50) {
            checkpoint(random.nextInt(4) > 0, random);
        } else if (choice < 60) {
            openReader(random);
        } else if (choice < 80) {
            anyReader(random, reader -> reader.poll(1 + random.nextInt(200)));
        } else if (choice < 88) {
            anyReader(random, ModelReader::acknowledge);
        } else if (choice < 92) {
            anyReader(random, this::closeReader);
        } else if (choice < 94) {
            forget(random);
        } else if (choice < 96) {
            readAll();
        } else if (choice < 98) {
            closeAll();
            open();
        } else {
            crash(random);
        }
    }

    private Path folder() {
        return directory.resolve("journal-" + folders);
    }

    private void open() {
        epoch++;
        frames = new FrameMaker(epoch);
        journal = ChronicleJournal.at(folder())
                .rollBytes(ROLL_BYTES)
                .checkpointBytes(ROLL_BYTES)
                .retentionBytes(2 * ROLL_BYTES)
                .open(clock, JournalModelTest::expect);
    }

    /** What a reader holds back is told, and no fault. */
    private static void expect(final Throwable told) {
        if (!told.getMessage().contains("are kept beyond their retention")) {
            throw new AssertionError(told);
        }
    }

    private void append(final Random random) {
        for (int left = 1 + random.nextInt(20); left > 0; left--) {
            append(random.nextBoolean() ? frames.status(clock.epochNanos()) : frames.filler(random.nextInt(LONGEST)));
        }
    }

    private void append(final int length) {
        Assertions.assertEquals(AppendResult.APPENDED, journal.appender().append(frames.buffer(), 0, length));
        model.appended(new FrameKey(epoch, frames.sequence()));
    }

    private void checkpoint(final boolean isFinished, final Random random) {
        clock.advanceMs(random.nextInt(1_000));
        final int begin = model.end();
        append(frames.checkpointBegin(++checkpoints, clock.epochNanos()));
        for (int parts = random.nextInt(4); parts > 0; parts--) {
            append(frames.filler(random.nextInt(LONGEST)));
        }
        if (isFinished) {
            append(frames.checkpointCommit(checkpoints));
            model.checkpoint(begin);
        }
    }

    private void openReader(final Random random) {
        if (readers.size() == MOST_READERS) {
            return;
        }
        final StartPosition position = START_POSITIONS.get(random.nextInt(START_POSITIONS.size()));
        final boolean isNamed = position == StartPosition.ACKNOWLEDGED;
        final String name = "reader-" + random.nextInt(3);
        if (isNamed && readers.stream().anyMatch(reader -> name.equals(reader.name()))) {
            return;
        }
        readers.add(new ModelReader(
                isNamed ? name : null, journal.openTailer(name, position), model, model.start(position, name)));
    }

    private void anyReader(final Random random, final Consumer<ModelReader> action) {
        if (!readers.isEmpty()) {
            action.accept(readers.get(random.nextInt(readers.size())));
        }
    }

    private void closeReader(final ModelReader reader) {
        reader.close();
        readers.remove(reader);
    }

    private void forget(final Random random) {
        final String name = "reader-" + random.nextInt(3);
        if (readers.stream().noneMatch(reader -> name.equals(reader.name()))) {
            journal.forgetReader(name);
            model.forget(name);
        }
    }

    /** As somebody does who comes from elsewhere. */
    private void readAll() {
        if (model.end() == 0) {
            return;
        }
        try (ChronicleJournal other = ChronicleJournal.openForReading(folder(), error -> {
                    throw new AssertionError(error);
                });
                ModelReader reader =
                        new ModelReader(null, other.openTailer("all", StartPosition.EARLIEST), model, model.oldest())) {
            reader.poll(Integer.MAX_VALUE);
        }
    }

    private void closeAll() {
        readers.forEach(ModelReader::close);
        readers.clear();
        journal.close();
    }

    /** The frame that is being appended is not there yet. */
    private void crash(final Random random) throws Exception {
        if (random.nextBoolean()) {
            copy();
        } else {
            final int length = random.nextBoolean()
                    ? frames.checkpointBegin(++checkpoints, clock.epochNanos())
                    : frames.filler(random.nextInt(LONGEST));
            journal.appender().append(new InterruptedFrame(frames.buffer(), length, this::copy), 0, length);
        }
        closeAll();
        folders++;
        open();
    }

    private void copy() {
        final String next = directory.resolve("journal-" + (folders + 1)).toString();
        try {
            final int code = new ProcessBuilder("cp", "-a", "--sparse=always", folder().toString(), next)
                    .inheritIO()
                    .start()
                    .waitFor();
            Assertions.assertEquals(0, code, "cp");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
