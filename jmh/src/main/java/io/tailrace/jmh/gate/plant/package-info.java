/**
 * {@code tailrace gate --self-test}: does the gate fail when it should, and only then? In: patches below {@code jmh/src/gate-plants}, each with
 * a fault for the engine's sources. Out: for each whether the gate failed by it, and how often the unchanged tree passed. The gates run in
 * processes of their own, one at a time; all else on the command's thread.
 */
package io.tailrace.jmh.gate.plant;
