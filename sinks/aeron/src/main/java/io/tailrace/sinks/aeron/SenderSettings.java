package io.tailrace.sinks.aeron;

import io.aeron.archive.client.AeronArchive;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import java.util.function.UnaryOperator;

/** A concluded {@link AeronSenderContext}: everything is there and valid, but that {@code archive} is null without one. */
record SenderSettings(
        AeronLink link,
        JournalSource journal,
        SourceName source,
        PositionStore positions,
        String name,
        String channel,
        int streamId,
        String returnChannel,
        int returnStreamId,
        UnaryOperator<AeronArchive.Context> archive,
        int windowFrames,
        long windowBytes,
        int framesPerDutyCycle,
        int mostReceivers,
        long acknowledgeTimeoutNs,
        long receiverTimeoutNs,
        long forgetReceiverNs,
        RetryPolicy retry,
        DeliveryMeter meter,
        EngineClock clock,
        long seed) {}
