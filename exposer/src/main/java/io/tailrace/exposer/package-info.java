/**
 * The HTTP server of metrics, health and readiness. In: frames from any tailer (the memory log of the engine in this process, or
 * a journal that another process writes), and HTTP requests, each hostile until checked. Out: the newest consistent state as a
 * page in the Prometheus text format, {@code /healthz} and {@code /readyz}.
 *
 * <p>One event-loop thread owns everything: it polls the tailer, applies whole snapshots and answers requests, so that no page
 * shows half a snapshot, no lock exists, and nothing that a scraper does can reach a recording thread. Only
 * {@link io.tailrace.exposer.HealthState} is for other threads.
 */
package io.tailrace.exposer;
