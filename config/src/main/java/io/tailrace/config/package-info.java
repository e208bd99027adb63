/**
 * Configuration: one table of keys ({@link io.tailrace.config.ConfigKeys}), from which values are read, checked, shown and documented. In: flags,
 * variables of the environment, a file, defaults. Out: an immutable {@link io.tailrace.config.TailraceConfig}, or all faults at once; and engine,
 * journal and exposer that run by it and can be reloaded ({@link io.tailrace.config.ConfiguredTelemetry}).
 *
 * <p>Reading is done on the caller's thread. No thread belongs to this package.
 */
package io.tailrace.config;
