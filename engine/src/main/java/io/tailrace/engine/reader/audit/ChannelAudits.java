package io.tailrace.engine.reader.audit;

import io.tailrace.engine.reader.ChannelRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The channels of an epoch. Those that have ended are kept for the report, so many of them. */
final class ChannelAudits {
    private static final int CLOSED_LIMIT = 10_000;
    private static final int OPEN_LIMIT = 100_000;

    private final Map<Integer, ChannelAudit> open = new HashMap<>();
    private final List<ChannelAudit> closed = new ArrayList<>();
    private long leftOut;
    private boolean behindGap;

    void open(final int channelId, final String name) {
        if (open.size() == OPEN_LIMIT) {
            // No engine has so many; ids that were made up must not fill the memory.
            leftOut += open.size();
            open.clear();
        }
        final ChannelAudit channel = new ChannelAudit(channelId, name);
        if (behindGap) {
            channel.stateGap(); // it may have been opened in it
        }
        open.put(channelId, channel);
    }

    /** The channel of a range. One whose opening was missed is taken as opened now. */
    ChannelAudit find(final ChannelRange range) {
        if (!open.containsKey(range.channelId())) {
            open(range.channelId(), range.channel());
        }
        return open.get(range.channelId());
    }

    /** Ends a channel; null if it is not known. */
    ChannelAudit close(final int channelId) {
        final ChannelAudit channel = open.remove(channelId);
        if (channel != null) {
            channel.close();
            keep(channel);
        }
        return channel;
    }

    /** Ends channels whose end was missed: a checkpoint names all that are open. */
    void keepOnly(final List<ChannelRange> stillOpen) {
        behindGap = false;
        final Set<Integer> ids = stillOpen.stream().map(ChannelRange::channelId).collect(Collectors.toSet());
        open.values().stream()
                .filter(channel -> !ids.contains(channel.channelId()))
                .forEach(this::keep);
        open.keySet().retainAll(ids);
    }

    void lose() {
        open.values().forEach(ChannelAudit::lose);
    }

    /** Until the next checkpoint. */
    void stateGap() {
        behindGap = true;
        open.values().forEach(ChannelAudit::stateGap);
    }

    /** By id. */
    List<AuditedChannel> results() {
        final List<AuditedChannel> results = new ArrayList<>();
        open.values().forEach(channel -> results.add(channel.result()));
        closed.forEach(channel -> results.add(channel.result()));
        results.sort(Comparator.comparingInt(AuditedChannel::channelId));
        return List.copyOf(results);
    }

    long leftOut() {
        return leftOut;
    }

    private void keep(final ChannelAudit channel) {
        if (closed.size() < CLOSED_LIMIT) {
            closed.add(channel);
        } else {
            leftOut++;
        }
    }
}
