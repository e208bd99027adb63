package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads, audits and appends to damaged journals in a process of its own, so that its death is noticed: arguments are a folder, a seed and a number of rounds. */
final class DamageChild {
    private static final int FILES = 4;
    private static final int FRAMES_A_FILE = 200;

    private final Path folder;
    private final FrameMaker frames = new FrameMaker(1);
    private final SettableClock clock = new SettableClock();
    private final List<Throwable> errors = new ArrayList<>();
    private long usedBytes;

    private DamageChild(final Path folder) {
        this.folder = folder;
    }

    public static void main(final String[] args) throws IOException {
        final long seed = Long.parseLong(args[1]);
        final DamageChild child = new DamageChild(Path.of(args[0]));
        child.write();
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            child.run(seed + round);
        }
        System.out.println("survived");
    }

    private void write() {
        try (ChronicleJournal journal = open(folder.resolve("whole"))) {
            for (int file = 0; file < FILES; file++) {
                frames.appendCheckpoint(journal.appender(), file, clock.epochNanos());
                for (int i = 0; i < FRAMES_A_FILE; i++) {
                    frames.appendFiller(journal.appender(), 400 + i);
                }
            }
            usedBytes = journal.info().rollFiles().get(0).usedBytes();
        }
    }

    private void run(final long seed) throws IOException {
        final Path damaged = folder.resolve("damaged");
        final String damage = new DamagedJournal(seed, folder.resolve("whole"), damaged).damage(usedBytes);
        // Told before, because a process that dies tells nothing.
        System.out.println("seed " + seed + ": " + damage);
        errors.clear();
        final long before = frames.sequence();
        final FrameCollector read = read(damaged, before);
        final FrameMaker next = new FrameMaker(2);
        try (ChronicleJournal journal = open(damaged);
                FrameTailer named = journal.openTailer("named", StartPosition.ACKNOWLEDGED)) {
            FrameCollector.all(named);
            next.appendCheckpoint(journal.appender(), 99, clock.epochNanos());
            require(next.appendStatus(journal.appender()) == AppendResult.APPENDED, "not appended");
            final List<Long> followed = FrameCollector.all(named).sequences;
            require(followed.equals(List.of(1L, 2L, 3L)), "the reader that was open read " + followed);
        }
        final FrameCollector again = read(damaged, before);
        final int size = again.sequences.size();
        require(size == read.sequences.size() + 3, "read " + size + " instead of 3 more than " + read.sequences.size());
        require(again.sequences.subList(size - 3, size).equals(List.of(1L, 2L, 3L)), "not read to the end");
        delete(damaged);
    }

    private FrameCollector read(final Path damaged, final long written) {
        try (ChronicleJournal journal = ChronicleJournal.openForReading(damaged, errors::add)) {
            final FrameCollector read = new FrameCollector();
            final FrameAudit audit = new FrameAudit();
            final io.tailrace.engine.reader.FrameReader reader = new io.tailrace.engine.reader.FrameReader(audit);
            try (FrameTailer tailer = journal.openTailer("all", StartPosition.EARLIEST)) {
                int polled;
                do {
                    polled = tailer.poll(
                            (buffer, offset, length, position) -> {
                                read.onFrame(buffer, offset, length, position);
                                reader.onFrame(buffer, offset, length, position);
                            },
                            100);
                } while (polled > 0);
                audit.onLostFrames(tailer.lostFrames());
                final long good = read.verdicts.stream()
                        .filter(verdict -> verdict == FrameVerdict.GOOD)
                        .count();
                require(good == written || !audit.report().isWhole() || written != frames.sequence(), "called whole");
            }
            final List<Long> positions = new ArrayList<>(new HashSet<>(read.positions));
            require(positions.size() == read.positions.size(), "positions came twice");
            require(
                    read.positions.stream()
                            .sorted()
                            .collect(Collectors.toList())
                            .equals(read.positions),
                    "order");
            FrameCollector.all(journal.openTailer("checkpoint", StartPosition.LAST_CHECKPOINT));
            FrameCollector.all(journal.openTailer("end", StartPosition.END));
            journal.info();
            return read;
        }
    }

    private ChronicleJournal open(final Path directory) {
        return ChronicleJournal.at(directory).rollBytes(64 * 1024).open(clock, errors::add);
    }

    private void require(final boolean isSo, final String fault) {
        if (!isSo) {
            throw new AssertionError(fault + "; errors: " + errors);
        }
    }

    private static void delete(final Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
                Files.delete(file);
            }
        }
    }
}
