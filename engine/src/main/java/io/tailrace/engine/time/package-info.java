/**
 * Time is injected: this is the only package that reads the machine's clocks. What comes in: nothing. What goes out: an {@link
 * io.tailrace.engine.time.EngineClock}, safe for any thread, which each duty cycle reads once.
 */
package io.tailrace.engine.time;
