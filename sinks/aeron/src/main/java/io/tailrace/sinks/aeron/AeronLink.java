package io.tailrace.sinks.aeron;

import io.aeron.Aeron;
import io.aeron.driver.MediaDriver;
import io.tailrace.sinks.aeron.AeronLinkContext.LinkSettings;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;

/**
 * A connection to a media driver, with a driver of its own or without. It is made when it is first used, and anew when the driver was gone. Agents
 * that share one share its driver; with {@link AeronLinkContext#invoked} they must be on one thread. Else any thread.
 */
public final class AeronLink implements AutoCloseable {
    private final LinkErrors errors = new LinkErrors();
    private final LinkSettings settings;
    private MediaDriver driver;
    private Aeron client;
    private boolean isClosed;

    private AeronLink(final LinkSettings settings) {
        this.settings = settings;
    }

    /**
     * Opens nothing yet.
     *
     * @param context what is wanted.
     * @return to be closed by the caller, behind the agents that use it.
     * @throws IllegalArgumentException naming every fault of the context.
     */
    public static AeronLink of(final AeronLinkContext context) {
        return new AeronLink(context.conclude());
    }

    /**
     * The client; another one behind a driver's end. Waits for a driver up to its timeout.
     *
     * @throws io.aeron.exceptions.AeronException if there is no driver.
     */
    synchronized Aeron client() {
        if (isClosed) {
            throw new IllegalStateException("the link is closed");
        }
        if (client != null && client.isClosed()) {
            release();
        }
        if (client == null) {
            try {
                client = connect();
            } catch (final RuntimeException | Error fault) {
                release();
                throw fault;
            }
        }
        return client;
    }

    /** The work of driver and client, where it is ours to do. */
    int doWork() {
        if (!settings.isInvoked() || client == null || client.isClosed()) {
            return 0;
        }
        return client.conductorAgentInvoker().invoke()
                + (driver == null ? 0 : driver.sharedAgentInvoker().invoke());
    }

    private Aeron connect() {
        if (settings.isEmbedded()) {
            driver = EmbeddedDriver.launch(settings, errors);
        }
        final Aeron.Context context = new Aeron.Context()
                .aeronDirectoryName(driver == null ? settings.directory().toString() : driver.aeronDirectoryName())
                .driverTimeoutMs(TimeUnit.NANOSECONDS.toMillis(settings.driverTimeoutNs()))
                .useConductorAgentInvoker(settings.isInvoked())
                .driverAgentInvoker(driver == null ? null : driver.sharedAgentInvoker())
                .threadFactory(settings.threads())
                .errorHandler(errors::log)
                .subscriberErrorHandler(errors::log);
        return Aeron.connect(context);
    }

    private void release() {
        CloseHelper.quietCloseAll(client, driver);
        client = null;
        driver = null;
    }

    /** Ends client and driver; the driver's directory is deleted if it was ours. Safe to call twice. */
    @Override
    public synchronized void close() {
        isClosed = true;
        release();
    }
}
