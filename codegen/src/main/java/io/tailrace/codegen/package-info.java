/**
 * Makes Java constants of {@code contracts/metrics-registry.yaml}. In: the registry, which must keep its own rules. Out: source files
 * of codec's package {@code io.tailrace.codec.registry}. Run by the build, on its thread; no part of the product.
 */
package io.tailrace.codegen;
