/**
 * Types of values. In: what a source gave for a key. Out: the value in its Java type, or why it is none and what to give instead; and the way
 * back, as TOML. Immutable, for any thread.
 */
package io.tailrace.config.value;
