package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Uses a journal in every way, then says which sockets the process has. */
final class SilentChild {
    private SilentChild() {}

    public static void main(final String[] args) throws IOException {
        final Path directory = Path.of(args[0]);
        final FrameMaker frames = new FrameMaker(1);
        final SettableClock clock = new SettableClock();
        try (ChronicleJournal journal = ChronicleJournal.at(directory)
                        .rollBytes(64 * 1024)
                        .retentionBytes(64 * 1024)
                        .syncPolicy(SyncPolicy.EVERY_INTERVAL)
                        .open(clock, Throwable::printStackTrace);
                FrameTailer tailer = journal.openTailer("silent", StartPosition.ACKNOWLEDGED)) {
            for (int i = 0; i < 4; i++) {
                frames.appendCheckpoint(journal.appender(), i, i);
                frames.appendFiller(journal.appender(), 60_000);
                clock.advanceNs(2_000_000_000L);
                FrameCollector.all(tailer);
                tailer.acknowledge();
            }
            journal.appender().sync();
        }
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            FrameCollector.all(journal.openTailer("silent", StartPosition.LAST_CHECKPOINT));
        }
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            descriptors
                    .map(SilentChild::target)
                    .filter(SilentChild::isInternetSocket)
                    .forEach(System.out::println);
        }
        System.out.println("done");
    }

    private static boolean isInternetSocket(final String target) {
        return target.startsWith("socket:[")
                && Stream.of("tcp", "tcp6", "udp", "udp6")
                        .anyMatch(table -> lines(table)
                                .anyMatch(line -> line.contains(" " + target.substring(8, target.length() - 1) + " ")));
    }

    private static Stream<String> lines(final String table) {
        final Path file = Path.of("/proc/self/net", table);
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.empty();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(final Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (final IOException goneByNow) {
            return "";
        }
    }
}
