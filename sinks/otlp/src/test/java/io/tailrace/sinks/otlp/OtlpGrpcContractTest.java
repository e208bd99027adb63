package io.tailrace.sinks.otlp;

import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.transport.TransportContract;
import io.tailrace.testsupport.transport.TransportHarness;
import java.nio.file.Path;

/** The contract of transports: entries over gRPC. */
class OtlpGrpcContractTest extends TransportContract {
    @Override
    protected FrameLogFactory journal(final Path folder) {
        return ChronicleJournal.at(folder);
    }

    @Override
    protected TransportHarness open(final Path journal, final Path state, final SettableClock clock) {
        return new ContractHarness(
                journal,
                state,
                clock,
                OtlpProtocol.GRPC,
                false,
                ContractHarness.peers().get(OtlpProtocol.GRPC));
    }
}
