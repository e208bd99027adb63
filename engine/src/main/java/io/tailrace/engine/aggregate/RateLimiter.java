package io.tailrace.engine.aggregate;

import io.tailrace.engine.snapshot.LimitTurn;
import io.tailrace.engine.snapshot.SnapshotPublisher;
import io.tailrace.engine.status.EngineEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts channels in sustained breach of their bounds under a rate limit, and ends it (R-A4). The aggregator's thread only. */
final class RateLimiter {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimiter.class);

    private final RateLimitRules rules;
    private final LateMeter late;
    private long windowStartNs;
    private long grantedToNs;
    private int limitedChannels;

    RateLimiter(final RateLimitRules rules, final long nowNs) {
        this.rules = rules;
        late = new LateMeter(rules.lateNs(), nowNs);
        windowStartNs = nowNs;
        grantedToNs = nowNs;
    }

    /** At the start of a duty cycle: grants tokens, and judges when a window ends. */
    void begin(final long nowNs, final List<TrackedChannel> channels, final SnapshotPublisher publisher) {
        late.begin(nowNs);
        if (rules.samplesPerSecond() == 0) {
            return;
        }
        if (limitedChannels > 0) {
            for (int i = 0, size = channels.size(); i < size; i++) {
                channels.get(i).breachWatch().grant(grantedToNs, nowNs);
            }
        }
        grantedToNs = nowNs;
        if (nowNs - windowStartNs >= rules.windowNs()) {
            endWindow(nowNs, channels, publisher);
            windowStartNs = nowNs;
        }
    }

    /** At its end. */
    void end(final boolean worked) {
        late.end(worked);
    }

    private void endWindow(final long nowNs, final List<TrackedChannel> channels, final SnapshotPublisher publisher) {
        final boolean spoiled = late.endWindow();
        int limited = 0;
        for (int i = 0, size = channels.size(); i < size; i++) {
            final TrackedChannel channel = channels.get(i);
            final LimitTurn turn = channel.breachWatch().endWindow(spoiled, nowNs - windowStartNs);
            if (turn != LimitTurn.NONE) {
                announce(turn, channel, nowNs, publisher);
            }
            limited += channel.breachWatch().isLimited() ? 1 : 0;
        }
        limitedChannels = limited;
    }

    private void announce(
            final LimitTurn turn, final TrackedChannel channel, final long nowNs, final SnapshotPublisher publisher) {
        publisher.channelLimit(channel.cut(), turn, rules.samplesPerSecond(), nowNs);
        final String name = channel.source().name();
        if (turn == LimitTurn.RELEASED) {
            EngineEvent.CHANNEL_RELEASED
                    .at(LOG)
                    .log("Channel \"{}\" is inside its bounds again: its rate limit ends", name);
            return;
        }
        channel.countLimit();
        EngineEvent.CHANNEL_LIMITED
                .at(LOG)
                .log(
                        "Channel \"{}\" is limited to {} samples a second, because {} in {} windows in a row: record less, use a greater"
                                + " ring, or give the aggregator a core",
                        name,
                        rules.samplesPerSecond(),
                        turn == LimitTurn.LIMITED_FULL ? "its ring was full" : "its calls were slow",
                        rules.breachWindows());
    }

    long hiccupWindows() {
        return late.hiccupWindows();
    }

    long aggregatorLateWindows() {
        return late.aggregatorLateWindows();
    }
}
