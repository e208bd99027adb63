package io.tailrace.sinks.aeron;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;

/** A concluded {@link AeronSenderContext}: everything is there and valid. */
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
