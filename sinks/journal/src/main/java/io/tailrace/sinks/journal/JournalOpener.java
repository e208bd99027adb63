package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

/** Puts a journal together, in an order in which what is refused leaves nothing behind. */
final class JournalOpener {
    private JournalOpener() {}

    static ChronicleJournal openForAppending(
            final JournalSettings asked, final EngineClock clock, final ErrorHandler errorHandler) {
        JvmFlags.requirePresent();
        final JournalFolder askedFolder = new JournalFolder(asked.directory(), asked.files());
        askedFolder.requireAppendable();
        askedFolder.create();
        final JournalSettings settings = asked.in(realPath(askedFolder));
        final JournalFolder folder = new JournalFolder(settings.directory(), settings.files());
        final JournalFiles.HeldLock lock = lock(folder, settings.files());
        try {
            // Once more: until the lock was held, another process could have made something of the folder.
            folder.requireAppendable();
            return new AppendingJournal(settings, folder, clock, new DistinctErrors(errorHandler)).open(lock);
        } catch (final RuntimeException | Error e) {
            lock.close();
            throw explained(folder, e);
        }
    }

    static ChronicleJournal openForReading(
            final Path directory, final JournalFiles files, final ErrorHandler errorHandler) {
        JvmFlags.requirePresent();
        final JournalFolder asked = new JournalFolder(directory.toAbsolutePath().normalize(), files);
        asked.requireReadable();
        final JournalFolder folder = new JournalFolder(realPath(asked), files);
        final DistinctErrors errors = new DistinctErrors(errorHandler);
        JournalPositions positions = null;
        try {
            requireReadableFrames(folder, errors);
            positions = JournalPositions.forReading(folder, errors);
            final JournalTailers tailers = new JournalTailers(folder, errors, positions, true);
            return new ChronicleJournal(folder, errors, new JournalCounters(), tailers, null, positions);
        } catch (final RuntimeException | Error e) {
            CloseHelper.quietClose(positions);
            throw explained(folder, e);
        }
    }

    /**
     * Refuses roll files of a newer version. The frames themselves tell it best: of an older journal only the later files may be too
     * new. Two files are opened, however many there are.
     */
    static void requireReadableFrames(final JournalFolder folder, final DistinctErrors errors) {
        final RollFileFacts facts = new RollFileFacts(folder, errors);
        final List<Integer> rollNumbers = folder.rollNumbers();
        if (!rollNumbers.isEmpty()) {
            for (final int rollNumber : List.of(rollNumbers.get(0), rollNumbers.get(rollNumbers.size() - 1))) {
                final int newer = facts.newerMajor(rollNumber);
                if (newer != RollFileFacts.NOT_NEWER) {
                    throw folder.newerMajor(newer);
                }
            }
        }
    }

    private static JournalFiles.HeldLock lock(final JournalFolder folder, final JournalFiles files) {
        try {
            final long pid = ProcessHandle.current().pid();
            final JournalFiles.HeldLock lock = files.tryLock(folder.lockFile(), Long.toString(pid));
            if (lock == null) {
                final String owner = files.lockOwner(folder.lockFile());
                throw folder.refusal("process " + (owner.isEmpty() ? "(unknown)" : owner)
                        + " appends to it already; stop that one or choose another path");
            }
            return lock;
        } catch (final IOException e) {
            throw new FrameLogException(folder.text("cannot be locked: " + e), e);
        }
    }

    private static Path realPath(final JournalFolder folder) {
        try {
            return folder.directory().toRealPath();
        } catch (final IOException e) {
            throw new FrameLogException(folder.text("cannot be resolved: " + e), e);
        }
    }

    private static FrameLogException explained(final JournalFolder folder, final Throwable cause) {
        return cause instanceof FrameLogException known
                ? known
                : new FrameLogException(folder.text("cannot be opened: " + cause), cause);
    }
}
