package io.tailrace.cli.collect;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.Snapshot;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** What one engine's journal holds, as frames are read. One thread. */
final class CollectedSource implements FrameListener {
    private final Path folder;
    private final Set<Integer> epochs = new HashSet<>();
    private EpochInfo newest;
    private long frames;
    private long samples;
    private long gaps;
    private long unreadable;

    CollectedSource(final Path folder) {
        this.folder = folder;
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        newest = epoch;
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        epochs.add(epoch);
        frames++;
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        samples += snapshot.samples();
    }

    @Override
    public void onGap(final int epoch, final long expectedSequence, final long foundSequence, final long position) {
        gaps++;
    }

    void unreadable(final long lostFrames) {
        unreadable = lostFrames;
    }

    Path folder() {
        return folder;
    }

    String service() {
        return newest == null ? folder.getParent().getFileName().toString() : newest.service();
    }

    String instance() {
        return newest == null ? folder.getFileName().toString() : newest.instance();
    }

    int epochs() {
        return epochs.size();
    }

    long frames() {
        return frames;
    }

    long samples() {
        return samples;
    }

    /** Where frames are missing, as far as they tell. */
    long gaps() {
        return gaps + (unreadable > 0 ? 1 : 0);
    }
}
