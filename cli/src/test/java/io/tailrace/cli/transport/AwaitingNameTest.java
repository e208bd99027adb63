package io.tailrace.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tailrace.cli.SampleJournal;
import io.tailrace.sinks.aeron.SourceName;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.Optional;
import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwaitingNameTest {
    private static final SourceName WRITER = new SourceName("shop", "till-1");

    private final SettableClock clock = new SettableClock();

    @TempDir
    Path folder;

    @Test
    void shouldNameAJournalAfterTheEngineThatWroteIt() {
        SampleJournal.write(folder.resolve("journal"));
        assertEquals(Optional.of(WRITER), JournalOwner.of(source()));
    }

    @Test
    void shouldKnowNoNameWithoutAJournal() {
        assertEquals(Optional.empty(), JournalOwner.of(source()));
    }

    @Test
    void shouldWaitForTheJournalAndThenRunUnderItsName() throws Exception {
        final AwaitingName<Named> agent =
                new AwaitingName<>(source(), new Named(new SourceName("x", "x")), Named::new, clock);
        assertEquals(0, agent.doWork());
        assertEquals("x/x", agent.roleName());
        SampleJournal.write(folder.resolve("journal"));
        assertEquals(0, agent.doWork());
        clock.advanceMs(1_000);
        agent.doWork();
        agent.doWork();
        assertEquals(WRITER, agent.agent().name);
        assertEquals(1, agent.agent().turns);
        agent.onClose();
        assertThrows(IllegalStateException.class, agent::doWork);
    }

    /** The one that is told of while it waits was never begun. */
    @Test
    void shouldNotEndWhatNeverBegan() throws Exception {
        final Named unnamed = new Named(new SourceName("x", "x"));
        final AwaitingName<Named> agent = new AwaitingName<>(source(), unnamed, Named::new, clock);
        agent.doWork();
        agent.onClose();
        assertEquals(1, unnamed.doWork());
    }

    private JournalSource source() {
        return JournalSource.at(folder.resolve("journal"), error -> {
            throw new AssertionError(error);
        });
    }

    private static final class Named implements Agent {
        private final SourceName name;
        private int turns;
        private boolean isClosed;

        Named(final SourceName name) {
            this.name = name;
        }

        @Override
        public int doWork() {
            if (isClosed) {
                throw new IllegalStateException("closed");
            }
            return ++turns;
        }

        @Override
        public void onClose() {
            isClosed = true;
        }

        @Override
        public String roleName() {
            return name.toString();
        }
    }
}
