package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLog;
import io.tailrace.testsupport.FrameLogContract;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JournalContractTest extends FrameLogContract {
    @TempDir
    Path directory;

    @Override
    protected FrameLog openLog() {
        return ChronicleJournal.at(directory).open(new SettableClock(), error -> {
            throw new AssertionError(error);
        });
    }

    @Override
    protected boolean isDurable() {
        return true;
    }
}
