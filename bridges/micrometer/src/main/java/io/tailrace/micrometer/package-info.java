/** A MeterRegistry over the engine. */
package io.tailrace.micrometer;
