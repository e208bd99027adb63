package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.bench.http.LoadPlan;
import io.tailrace.cli.bench.http.LoadPlan.Expected;
import java.util.List;
import java.util.Locale;

/**
 * One line of the table of objectives. Immutable.
 *
 * @param name for people and for {@code --only}.
 * @param target that is asked.
 * @param path that is asked for; of a handshake, nothing is.
 * @param link how.
 * @param connections that are open at once.
 * @param perSecond requests a second; {@link LoadPlan#CLOSED_LOOP} for as many as it answers.
 * @param expected what a good answer looks like.
 * @param bounds that must be kept.
 */
record Objective(
        String name,
        Target target,
        String path,
        Link link,
        int connections,
        int perSecond,
        Expected expected,
        Bounds bounds) {
    private static final String HEALTHZ = "/healthz";
    private static final String READYZ = "/readyz";
    private static final String METRICS = "/metrics";
    private static final int FULL = LoadPlan.CLOSED_LOOP;

    /** All of them, by server, in the order in which they are measured. */
    static final List<Objective> ALL = List.of(
            plain("healthz", Target.FIRST_PARTY, HEALTHZ, 32, 500, Bounds.ofMs(0.5, 2, 5)),
            plain("readyz", Target.FIRST_PARTY, READYZ, 32, 300, Bounds.ofMs(0.8, 3, 7)),
            new Objective(
                    "readyz-not-ready",
                    Target.FIRST_PARTY,
                    READYZ,
                    Link.PLAIN,
                    32,
                    300,
                    Expected.NOT_READY,
                    Bounds.ofP95Ms(4)),
            plain(
                    "metrics",
                    Target.FIRST_PARTY,
                    METRICS,
                    16,
                    200,
                    Bounds.ofMs(1, 5, 10).cpuPercent(5)),
            plain("healthz-ceiling", Target.FIRST_PARTY, HEALTHZ, 32, FULL, Bounds.ofPerSecond(2_000)),
            plain("readyz-ceiling", Target.FIRST_PARTY, READYZ, 32, FULL, Bounds.ofPerSecond(1_000)),
            plain("metrics-ceiling", Target.FIRST_PARTY, METRICS, 16, FULL, Bounds.ofPerSecond(300)),
            plain(
                    "metrics-10k",
                    Target.LARGE,
                    METRICS,
                    4,
                    10,
                    Bounds.ofMs(15, 60, 120).cpuPercent(30)),
            plain("metrics-10k-ceiling", Target.LARGE, METRICS, 4, FULL, Bounds.ofPerSecond(10)),
            tls("tls-metrics", METRICS, Link.TLS, 200, Bounds.ofP95Ms(12)),
            tls("tls-handshake", "/", Link.HANDSHAKE, 50, Bounds.ofP95Ms(120)));

    /** How requests come. */
    enum Link {
        /** HTTP, on connections that are kept. */
        PLAIN,

        /** HTTPS, on connections that are kept. */
        TLS,

        /** No requests, only TLS connections that are opened and closed, each with a whole handshake. */
        HANDSHAKE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static Objective plain(
            final String name,
            final Target target,
            final String path,
            final int connections,
            final int perSecond,
            final Bounds bounds) {
        return new Objective(name, target, path, Link.PLAIN, connections, perSecond, Expected.OK, bounds);
    }

    private static Objective tls(
            final String name, final String path, final Link link, final int perSecond, final Bounds bounds) {
        return new Objective(name, Target.TLS, path, link, 16, perSecond, Expected.OK, bounds);
    }

    boolean isClosedLoop() {
        return perSecond == FULL;
    }

    boolean isPage() {
        return path.equals(METRICS) && link != Link.HANDSHAKE;
    }
}
