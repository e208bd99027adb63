package io.tailrace.cli.transport;

import io.tailrace.cli.console.Text;
import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.sinks.transport.DeliveryStatus;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * How a transport is, over all of its peers.
 *
 * @param name of it, as the label {@code transport} has it.
 * @param state in a word: delivering, retrying, isolated, or not_started; the worst of its peers'.
 * @param delivered things that were acknowledged.
 * @param failures changes from delivering to not delivering.
 * @param refused things that somebody refused.
 * @param lostFrames frames of the journal that were gone before it read them.
 * @param faults of our own that were survived.
 * @param cause why it does not deliver, or did not the last time; empty if nothing was wrong.
 */
public record TransportReport(
        String name,
        String state,
        long delivered,
        long failures,
        long refused,
        long lostFrames,
        long faults,
        String cause) {
    private static final String NOT_STARTED = "not_started";

    static TransportReport notStarted(final String name, final String cause) {
        return new TransportReport(name, NOT_STARTED, 0, 0, 0, 0, 0, cause);
    }

    static TransportReport of(final String name, final List<DeliveryStatus> statuses, final long faults) {
        DeliveryState worst = DeliveryState.DELIVERING;
        String cause = "";
        for (final DeliveryStatus status : statuses) {
            if (status.state().compareTo(worst) > 0 || cause.isEmpty()) {
                cause = status.cause();
            }
            worst = status.state().compareTo(worst) > 0 ? status.state() : worst;
        }
        return new TransportReport(
                name,
                worst.name().toLowerCase(Locale.ROOT),
                statuses.stream().mapToLong(DeliveryStatus::delivered).sum(),
                statuses.stream().mapToLong(DeliveryStatus::failures).sum(),
                statuses.stream().mapToLong(DeliveryStatus::refused).sum(),
                statuses.stream().mapToLong(DeliveryStatus::lostFrames).sum(),
                faults,
                cause);
    }

    /**
     * Whether it was started.
     *
     * @return false if it could not be.
     */
    public boolean isStarted() {
        return !state.equals(NOT_STARTED);
    }

    /**
     * Whether everything is as it should be.
     *
     * @return false if it does not deliver, has lost frames, is not there, or was refused everything.
     */
    public boolean isGood() {
        final boolean isAllRefused = refused > 0 && delivered == 0;
        return state.equals("delivering") && lostFrames == 0 && faults == 0 && !isAllRefused;
    }

    /**
     * For people.
     *
     * @return one line.
     */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-8s %s: %s delivered, %s failures, %s refused, %s frames lost%s%s",
                name,
                state.replace('_', ' '),
                Text.count(delivered),
                Text.count(failures),
                Text.count(refused),
                Text.count(lostFrames),
                faults == 0 ? "" : ", " + Text.count(faults) + " faults",
                cause.isEmpty() ? "" : "; " + cause);
    }

    /**
     * For programs.
     *
     * @param json is in an array.
     */
    public void write(final JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("state", state);
        json.writeNumberProperty("delivered", delivered);
        json.writeNumberProperty("failures", failures);
        json.writeNumberProperty("refused", refused);
        json.writeNumberProperty("lost_frames", lostFrames);
        json.writeNumberProperty("faults", faults);
        json.writeStringProperty("cause", cause);
        json.writeEndObject();
    }
}
