/**
 * The frame log on disk. In: whole frames, on the one thread that appends (the engine's journal agent). Out: the same frames in
 * the same order, on the thread of each reader, in this process or another. No threads of its own.
 *
 * <p>A journal is a folder:
 *
 * <pre>
 *   tailrace.journal      marks the folder; format and major frame version, as properties
 *   journal.lock          locked by the process that appends; holds its pid
 *   journal.positions     newest complete checkpoint, and how far named readers are
 *   metadata.cq4t         Chronicle Queue's own table
 *   00000001.cq4 ...      roll files, numbered without a gap; each entry is one frame, nothing around it
 * </pre>
 *
 * <p>Chronicle Queue writes the roll files, through mappings. They are read without it and without mappings, because it trusts what it
 * finds, and following a damaged length through a mapping can end the process. So nothing here depends on what its {@code moveToIndex}
 * answers, on when its listing of the folder is refreshed, or on when it releases a file.
 *
 * <p>A position is the Chronicle index of a frame: the number of its roll file in the upper half, its place in the file in the
 * lower half. A roll happens only when a checkpoint begins, so that each roll file starts with one and older files can go.
 *
 * <p>{@link io.tailrace.sinks.journal.ChronicleJournal} is the way in.
 */
package io.tailrace.sinks.journal;
