package io.tailrace.sinks.aeron;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import java.util.function.UnaryOperator;

/** Connects to an archive: by default to the one that runs beside the media driver, over IPC. */
final class ArchiveClient {
    private static final String LOCAL = "aeron:ipc?term-length=64k";

    private ArchiveClient() {}

    static AeronArchive connect(final Aeron client, final UnaryOperator<AeronArchive.Context> change) {
        return AeronArchive.connect(change.apply(new AeronArchive.Context()
                        .controlRequestChannel(LOCAL)
                        .controlRequestStreamId(AeronArchive.Configuration.localControlStreamId())
                        .controlResponseChannel(LOCAL))
                .aeron(client)
                .ownsAeronClient(false)
                .errorHandler(client.context().errorHandler()));
    }
}
