package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Path;

/** A process that has appended, and is about to append more, when it is killed; it ends with the one that started it. */
final class AppendingChild {
    private AppendingChild() {}

    public static void main(final String[] args) throws IOException {
        try (ChronicleJournal journal = ChronicleJournal.at(Path.of(args[0])).open(new SettableClock(), error -> {})) {
            final FrameMaker frames = new FrameMaker(1);
            frames.appendStatus(journal.appender());
            System.out.println("appending");
            for (int i = 0; i < 1_000_000; i++) {
                frames.appendStatus(journal.appender());
            }
            System.in.read();
        } catch (final FrameLogException e) {
            System.out.println(e.getMessage());
        }
    }
}
