package io.tailrace.engine;

import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.testsupport.ListFrameLog;
import java.util.ArrayList;
import java.util.List;

/** The telemetry entries of a log, and what an audit says of it. */
final class ReceivedEntries implements FrameListener {
    final List<RecordedEntry> entries = new ArrayList<>();
    private final FrameAudit audit = new FrameAudit();

    static ReceivedEntries of(final ListFrameLog log) {
        final ReceivedEntries received = new ReceivedEntries();
        log.read(new FrameReader(received));
        log.read(new FrameReader(received.audit));
        return received;
    }

    AuditReport report() {
        return audit.report();
    }

    @Override
    public boolean readsEntries() {
        return true;
    }

    @Override
    public void onEntry(final RecordedEntry entry, final long position) {
        entries.add(entry);
    }
}
