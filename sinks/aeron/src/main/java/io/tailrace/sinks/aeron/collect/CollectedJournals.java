package io.tailrace.sinks.aeron.collect;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.aeron.FramePlace;
import io.tailrace.sinks.aeron.FrameTaker;
import io.tailrace.sinks.aeron.SourceName;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.ErrorHandler;

/**
 * Keeps what each source sends in a journal of its own, in the folder {@code SERVICE/INSTANCE} below one for all. A frame that was taken is in its
 * journal; the journal's end says where a source goes on, so nothing is there twice over any restart. What cannot be written is not taken, and
 * costs its source only. Who says who it is and sends nothing costs no folder. One thread; {@link #faults} any.
 */
public final class CollectedJournals implements FrameTaker, AutoCloseable {
    /** So many journals there may be by default, also of engines that are gone. */
    public static final int DEFAULT_MOST_JOURNALS = 4_096;

    /** Between attempts to open a journal that could not be. */
    private static final long OPEN_AGAIN_NS = TimeUnit.SECONDS.toNanos(1);

    private final Map<SourceName, CollectedJournal> open = new HashMap<>();
    private final Map<SourceName, Long> failedAtNs = new HashMap<>();
    private final Set<Path> told = new HashSet<>();
    private final AtomicLong faults = new AtomicLong();
    private final Path root;
    private final UnaryOperator<JournalContext> settings;
    private final EngineClock clock;
    private final ErrorHandler errors;
    private final Consumer<Path> onJournal;
    private final int mostJournals;

    /**
     * Opens nothing yet.
     *
     * @param root folder of all journals, made if missing.
     * @param settings changes what each journal is to be.
     * @param clock for the age of roll files.
     * @param errors takes what went wrong with a journal, each distinct cause once a journal.
     * @param onJournal is told the folder of each journal that has something in it, once.
     */
    public CollectedJournals(
            final Path root,
            final UnaryOperator<JournalContext> settings,
            final EngineClock clock,
            final ErrorHandler errors,
            final Consumer<Path> onJournal) {
        this(root, settings, clock, errors, onJournal, DEFAULT_MOST_JOURNALS);
    }

    /**
     * As above.
     *
     * @param root folder of all journals, made if missing.
     * @param settings changes what each journal is to be.
     * @param clock for the age of roll files.
     * @param errors takes what went wrong with a journal, each distinct cause once a journal.
     * @param onJournal is told the folder of each journal that has something in it, once.
     * @param mostJournals so many there may be, at least 1; further sources are not taken.
     */
    public CollectedJournals(
            final Path root,
            final UnaryOperator<JournalContext> settings,
            final EngineClock clock,
            final ErrorHandler errors,
            final Consumer<Path> onJournal,
            final int mostJournals) {
        this.mostJournals = mostJournals;
        this.root = root;
        this.settings = settings;
        this.clock = clock;
        this.errors = errors;
        this.onJournal = onJournal;
    }

    /**
     * Where a source's journal is.
     *
     * @param source its name, whatever is in it.
     * @return a folder below the one for all.
     */
    public Path folder(final SourceName source) {
        return root.resolve(FolderName.of(source.service())).resolve(FolderName.of(source.instance()));
    }

    /**
     * The journals that are there.
     *
     * @param root folder of all journals.
     * @return their folders, sorted; empty if the folder is not there.
     * @throws FrameLogException if it cannot be read.
     */
    public static List<Path> existing(final Path root) {
        final List<Path> found = new ArrayList<>();
        if (Files.isDirectory(root)) {
            for (final Path service : folders(root)) {
                found.addAll(folders(service));
            }
        }
        return found;
    }

    private static List<Path> folders(final Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (final IOException e) {
            throw new FrameLogException("Journals " + folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public FramePlace begin(final SourceName source) {
        try {
            if (!open.containsKey(source) && !mayBeThere(source)) {
                return FramePlace.NONE; // its journal is made with its first frame
            }
            final CollectedJournal journal = open.computeIfAbsent(source, this::open);
            if (!journal.end().equals(FramePlace.NONE)) {
                tell(source);
            }
            return journal.end();
        } catch (final RuntimeException e) {
            fault(source, e);
            return null;
        }
    }

    /** Whether something is where its journal would be, or in the way to it. */
    private boolean mayBeThere(final SourceName source) {
        final Path folder = folder(source);
        return Files.exists(folder) || (Files.exists(folder.getParent()) && !Files.isDirectory(folder.getParent()));
    }

    private CollectedJournal open(final SourceName source) {
        if (!Files.exists(folder(source)) && existing(root).size() >= mostJournals) {
            throw new FrameLogException("there are " + mostJournals + " journals in " + root
                    + " already; remove those of engines that are gone");
        }
        final ChronicleJournal journal =
                settings.apply(ChronicleJournal.at(folder(source))).open(clock, errors);
        try {
            return new CollectedJournal(journal);
        } catch (final RuntimeException | Error e) {
            journal.close();
            throw e;
        }
    }

    @Override
    public boolean take(
            final SourceName source,
            final DirectBuffer buffer,
            final int offset,
            final int lengthInBytes,
            final boolean mayBeDuplicate) {
        final Long failed = failedAtNs.get(source);
        if (!open.containsKey(source) && failed != null && clock.nanoTime() - failed < OPEN_AGAIN_NS) {
            return false;
        }
        try {
            final AppendResult result = open.computeIfAbsent(source, this::open).append(buffer, offset, lengthInBytes);
            if (result != AppendResult.APPENDED) {
                notWritten(source, result);
                return false;
            }
        } catch (final RuntimeException e) {
            fault(source, e);
            return false;
        }
        failedAtNs.remove(source);
        tell(source);
        return true;
    }

    private void notWritten(final SourceName source, final AppendResult result) {
        if (result != AppendResult.BACK_PRESSURED) {
            fault(source, new FrameLogException("cannot be written now: " + result));
        }
    }

    private void tell(final SourceName source) {
        if (told.add(folder(source))) {
            onJournal.accept(folder(source));
        }
    }

    private void fault(final SourceName source, final RuntimeException fault) {
        if (failedAtNs.put(source, clock.nanoTime()) == null) {
            faults.incrementAndGet();
            errors.onError(new FrameLogException("Journal of " + source + ": " + fault.getMessage(), fault));
        }
    }

    @Override
    public void end(final SourceName source) {
        CloseHelper.quietClose(open.remove(source));
        failedAtNs.remove(source);
    }

    /**
     * How often a journal could not be opened or written any more; once for each time, however long it lasts.
     *
     * @return since this was made.
     */
    public long faults() {
        return faults.get();
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(open.values());
        open.clear();
    }
}
