package io.tailrace.cli.bench.delivery;

import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.bench.proxy.InjectedFault;
import io.tailrace.engine.FlushResult;
import java.util.List;

/**
 * Everything that was measured and counted in a run.
 *
 * @param undisturbed calls while nothing went wrong.
 * @param disturbed calls while all of it did.
 * @param stream what came by the stream.
 * @param journal sequences of the channels in the journal.
 * @param journalFaults what an audit of it found.
 * @param network what was done to the network.
 * @param recovery how that went.
 * @param streamFailures as the engine counted them.
 * @param stalls of the disk.
 * @param scrapes of the scraper that was late.
 * @param pages what they showed.
 * @param missedScrapes as the exposer counted them.
 * @param toStream times from recording to receipt.
 * @param toFile times from recording to file.
 * @param flushed whether the journal took everything.
 * @param recovered whether everything that was broken recovered in time.
 * @param caughtUp whether the stream got to the journal's end in time.
 * @param errors that were survived by anything that ran.
 */
record DeliveryFacts(
        PacedResult undisturbed,
        PacedResult disturbed,
        StreamLedger stream,
        ChannelRanges journal,
        List<String> journalFaults,
        List<InjectedFault> network,
        NetworkFacts recovery,
        long streamFailures,
        long stalls,
        ScrapeFacts scrapes,
        PageCheck pages,
        long missedScrapes,
        ProbeDelays toStream,
        ProbeDelays toFile,
        FlushResult flushed,
        boolean recovered,
        boolean caughtUp,
        long errors) {
    /** Faults that broke connections. */
    long disruptions() {
        return network.stream()
                .filter(fault -> fault.fault().breaksConnections())
                .count();
    }
}
