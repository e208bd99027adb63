/**
 * The registry of metrics. In: two versions of it. Out: what a change of it does to dashboards and alerts. Pure functions; any thread.
 */
package io.tailrace.cli.contracts.check.registry;
