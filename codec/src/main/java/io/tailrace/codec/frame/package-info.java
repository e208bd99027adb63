/**
 * Frames as bytes: where the parts lie, how a frame is sealed, and how a reader checks one before it trusts anything in it. In:
 * buffers that hold one frame. Out: the same, stamped or judged. No threads of its own.
 */
package io.tailrace.codec.frame;
