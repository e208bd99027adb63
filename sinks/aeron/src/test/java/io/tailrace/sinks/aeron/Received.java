package io.tailrace.sinks.aeron;

import io.tailrace.codec.frame.FrameStamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Keeps what was taken, over restarts of the receiver; takes nothing while it is told to be slow. */
final class Received implements FrameTaker {
    final Map<SourceName, List<FramePlace>> places = new HashMap<>();
    final List<FramePlace> flagged = new ArrayList<>();
    final List<SourceName> ended = new ArrayList<>();
    boolean isBusy;
    boolean refuses;

    @Override
    public FramePlace begin(final SourceName source) {
        final List<FramePlace> taken = of(source);
        return refuses ? null : taken.isEmpty() ? FramePlace.NONE : taken.get(taken.size() - 1);
    }

    @Override
    public boolean take(
            final SourceName source,
            final DirectBuffer buffer,
            final int offset,
            final int lengthInBytes,
            final boolean mayBeDuplicate) {
        if (isBusy) {
            return false;
        }
        final FramePlace place = new FramePlace(FrameStamp.epoch(buffer, offset), FrameStamp.sequence(buffer, offset));
        of(source).add(place);
        if (mayBeDuplicate) {
            flagged.add(place);
        }
        return true;
    }

    @Override
    public void end(final SourceName source) {
        ended.add(source);
    }

    List<FramePlace> of(final SourceName source) {
        return places.computeIfAbsent(source, none -> new ArrayList<>());
    }

    int count(final SourceName source) {
        return of(source).size();
    }
}
