package io.tailrace.cli.collect;

import io.tailrace.sinks.aeron.AeronLink;
import io.tailrace.sinks.aeron.AeronReceiver;
import io.tailrace.sinks.aeron.collect.CollectedJournals;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/** The receiver with the journals that it writes, which end behind it, on its thread. */
final class JournalingAgent implements Agent {
    private final AeronReceiver receiver;
    private final CollectedJournals journals;
    private final AeronLink link;

    JournalingAgent(final AeronReceiver receiver, final CollectedJournals journals, final AeronLink link) {
        this.receiver = receiver;
        this.journals = journals;
        this.link = link;
    }

    @Override
    public int doWork() {
        return receiver.doWork();
    }

    @Override
    public void onClose() {
        receiver.onClose();
        CloseHelper.quietCloseAll(journals, link);
    }

    @Override
    public String roleName() {
        return receiver.roleName();
    }
}
