/**
 * The reading side. In: frames from any log's tailer, on the thread that polls it; nothing in them is trusted. Out: whole
 * snapshots and checkpoints to a {@link io.tailrace.engine.reader.FrameListener}, on the same thread.
 *
 * <p>{@link io.tailrace.engine.reader.FrameReader} makes sense of frames, {@link io.tailrace.engine.reader.TelemetryView} keeps the
 * newest state. Everything that shows, streams, replays or audits telemetry is built on them and never sees a ring.
 */
package io.tailrace.engine.reader;
