/**
 * The families of Tailrace's own as constants: {@code MetricNames} and {@code MetricFamilies} are made of
 * {@code contracts/metrics-registry.yaml} by the build, so that nobody writes a first-party name, label or help by hand. In: the
 * registry, when the module is built. Out: immutable constants, for any thread.
 */
package io.tailrace.codec.registry;
