package io.tailrace.sinks.aeron;

import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.tailrace.sinks.aeron.AeronLinkContext.LinkSettings;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;

/**
 * A media driver in this process: one thread or none, small terms, a directory of its own. Aeron's defaults are for a machine that does nothing
 * else: 64 MiB a term, three of them a publication, and a core that never rests.
 */
final class EmbeddedDriver {
    private static final long SHORTEST_PARK_NS = TimeUnit.MICROSECONDS.toNanos(10);
    private static final long LONGEST_PARK_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private EmbeddedDriver() {}

    static MediaDriver launch(final LinkSettings settings, final LinkErrors errors) {
        final MediaDriver.Context context = new MediaDriver.Context()
                .aeronDirectoryName(CommonContext.generateRandomDirName())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(settings.isInvoked() ? ThreadingMode.INVOKER : ThreadingMode.SHARED)
                .sharedThreadFactory(settings.threads())
                .sharedIdleStrategy(new BackoffIdleStrategy(5, 5, SHORTEST_PARK_NS, LONGEST_PARK_NS))
                .publicationTermBufferLength(settings.termLengthInBytes())
                .ipcTermBufferLength(settings.termLengthInBytes())
                .termBufferSparseFile(true)
                .driverTimeoutMs(TimeUnit.NANOSECONDS.toMillis(settings.driverTimeoutNs()))
                .errorHandler(errors::log);
        settings.driver().accept(context);
        return MediaDriver.launch(context);
    }
}
