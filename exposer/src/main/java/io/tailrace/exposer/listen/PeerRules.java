package io.tailrace.exposer.listen;

import io.netty.channel.unix.PeerCredentials;
import java.util.Arrays;
import java.util.Set;

/**
 * Who may connect to a Unix domain socket, by what the kernel says of the process that did (SO_PEERCRED): whoever is in one of the
 * sets. If all are empty: our own user and root.
 */
public record PeerRules(Set<Integer> uids, Set<Integer> gids, Set<Integer> pids) {
    private static final int ROOT = 0;

    public PeerRules {
        uids = Set.copyOf(uids);
        gids = Set.copyOf(gids);
        pids = Set.copyOf(pids);
    }

    boolean allows(final PeerCredentials peer, final int ownUid) {
        if (uids.isEmpty() && gids.isEmpty() && pids.isEmpty()) {
            return peer.uid() == ownUid || peer.uid() == ROOT;
        }
        return uids.contains(peer.uid())
                || pids.contains(peer.pid())
                || Arrays.stream(peer.gids()).anyMatch(gids::contains);
    }
}
