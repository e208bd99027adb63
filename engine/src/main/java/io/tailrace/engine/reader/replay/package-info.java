/**
 * Replays a log. In: what a {@link io.tailrace.engine.reader.FrameReader} makes of its frames, and a {@link
 * io.tailrace.engine.reader.replay.ReplayQuery}. Out: intervals of the selected series in time order, to a {@link
 * io.tailrace.engine.reader.replay.ReplaySink} or in one of the {@link io.tailrace.engine.reader.replay.ReplayFormat}s. On the thread that
 * reads the frames, in one pass; what it keeps is in proportion to the selected series, not to the log.
 */
package io.tailrace.engine.reader.replay;
