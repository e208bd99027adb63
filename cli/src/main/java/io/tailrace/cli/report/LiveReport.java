package io.tailrace.cli.report;

import io.tailrace.cli.journal.JournalScan;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.report.data.JournalDigest;
import io.tailrace.report.data.ReportData;
import io.tailrace.report.data.ReportedJournal;
import io.tailrace.report.serve.LiveData;
import java.nio.file.Path;
import java.util.List;

/** A journal that is read on while somebody looks at it. One thread reads, others ask. */
final class LiveReport {
    private final String title;
    private final ReportedJournal journal;
    private final FrameReader frames;
    private LiveData last;

    LiveReport(final Path directory, final String title, final ReplayQuery query) {
        this.title = title;
        journal = new ReportedJournal(directory.toString(), new JournalDigest(query, null));
        frames = ReportSide.frames(journal.digest());
    }

    /** Reads some frames on; says how many there were. */
    synchronized int readSome(final JournalScan scan) {
        return scan.readSome(frames);
    }

    /** The data of this moment; made anew only if something came. */
    synchronized LiveData data() {
        final long version = journal.digest().version();
        if (last == null || last.version() != version) {
            last = new LiveData(
                    version,
                    ReportData.of(title, List.of(journal), List.of(), true).json());
        }
        return last;
    }
}
