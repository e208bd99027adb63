package io.tailrace.exposer.listen;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.metrics.ExposerMetrics;
import java.io.IOException;

/** Lets in the processes that may connect, and counts the others. Event-loop thread. */
final class PeerGate {
    private final PeerRules rules;
    private final ExposerMetrics metrics;

    /** Set before the socket has its place, so before anybody can come. */
    private volatile int ownUid;

    PeerGate(final PeerRules rules, final ExposerMetrics metrics) {
        this.rules = rules;
        this.metrics = metrics;
    }

    void ownUid(final int uid) {
        ownUid = uid;
    }

    boolean admits(final Channel channel) {
        if (isAllowed((EpollDomainSocketChannel) channel)) {
            return true;
        }
        metrics.refused(Refusal.PEER);
        return false;
    }

    private boolean isAllowed(final EpollDomainSocketChannel channel) {
        try {
            return rules.allows(channel.peerCredentials(), ownUid);
        } catch (final IOException unknown) {
            return false;
        }
    }
}
