/** A MeterProvider over the engine. */
package io.tailrace.opentelemetry;
