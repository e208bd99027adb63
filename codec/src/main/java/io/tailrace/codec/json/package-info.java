/**
 * Forms in JSON, one object a line. In: plain values, from one thread. Out: UTF-8 bytes, written to a stream that stays the
 * caller's. No threads of its own, and no knowledge of where the values come from.
 */
package io.tailrace.codec.json;
