package io.tailrace.probes;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says each thing once. Any thread. */
final class ProbeLog {
    private static final Logger LOG = LoggerFactory.getLogger(JvmProbes.class);
    private static final int MOST_CAUSES = 100;

    private final Set<String> told = new HashSet<>();

    void leftOut(final String probe, final Throwable fault) {
        tell(ProbeEvent.LEFT_OUT, "Left out: " + probe + " cannot be read here (" + reason(fault) + ")");
    }

    void notHere(final String probe, final NotHereException reason) {
        tell(ProbeEvent.NOT_HERE, "Left out: " + probe + ": " + reason.getMessage());
    }

    void ended(final String probe, final String reason) {
        tell(ProbeEvent.LEFT_OUT, "Ended: " + probe + ": " + reason);
    }

    void fault(final String probe, final Throwable fault) {
        try {
            tell(ProbeEvent.FAULT, probe + " could not be read, and will be asked again: " + reason(fault));
        } catch (final OutOfMemoryError full) {
            // It is told the next time, or there is nothing to tell any more.
            return;
        }
    }

    private synchronized void tell(final ProbeEvent event, final String message) {
        if (told.size() < MOST_CAUSES && told.add(message)) {
            event.at(LOG).log(message);
        }
    }

    private static String reason(final Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.toString();
    }
}
