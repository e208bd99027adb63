/**
 * Telemetry entries as messages of frames. In: an entry, or its parts, and a slot of bounded length; or the bytes of a message, which may be
 * anything. Out: the same entry in the slot, cut where it is too long; or an entry. A slot and a decoder belong to one thread at a time.
 */
package io.tailrace.codec.entry.frame;
