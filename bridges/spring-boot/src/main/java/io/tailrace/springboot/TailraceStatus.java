package io.tailrace.springboot;

import java.util.List;

/**
 * What the Actuator endpoint says.
 *
 * @param engine who records.
 * @param channels what is recorded into.
 * @param journal where it is kept.
 * @param exposer where it is shown.
 */
public record TailraceStatus(Engine engine, Channels channels, Journal journal, Exposed exposer) {
    /**
     * Who records.
     *
     * @param service base label.
     * @param instance base label.
     * @param buildVersion base label.
     * @param epoch of its journal.
     * @param errors faults in its consumers that were survived.
     * @param missing what it lacks to be ready; empty if nothing.
     */
    public record Engine(
            String service, String instance, String buildVersion, int epoch, long errors, List<String> missing) {
        /** Copies the list. */
        public Engine {
            missing = List.copyOf(missing);
        }
    }

    /**
     * What is recorded into.
     *
     * @param open how many.
     * @param fullestRatio share of the fullest ring that was unread when it was fullest, since the sign of life before; 0 to 1.
     */
    public record Channels(int open, double fullestRatio) {}

    /**
     * Where it is kept.
     *
     * @param path of the folder; empty without one.
     * @param lagMs how far it is behind.
     */
    public record Journal(String path, long lagMs) {}

    /**
     * Where it is shown.
     *
     * @param address host and port, or {@code unix:} with a path; empty without an exposer.
     */
    public record Exposed(String address) {}
}
