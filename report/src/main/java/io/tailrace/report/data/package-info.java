/**
 * What a report shows of a journal. In: frames, through a {@link io.tailrace.engine.reader.FrameReader}. Out: columns of time, in which
 * counts are added up exactly, and events. On the thread that reads the frames; what is kept is bounded, however long the journal.
 */
package io.tailrace.report.data;
