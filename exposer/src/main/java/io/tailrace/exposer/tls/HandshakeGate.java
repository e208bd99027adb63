package io.tailrace.exposer.tls;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets only so many handshakes begin in each turn of the event loop: one costs 0.2 to 0.9 ms of CPU, and the same
 * thread reads the log and answers the clients that are connected. The others wait unread, in their order, for the next turn.
 * Event-loop thread.
 */
final class HandshakeGate {
    private static final long NS_PER_HANDSHAKE = 1_250_000;
    private static final int LEAST_PER_TURN = 4;

    private final Queue<HandshakeGuard> waiting = new ArrayDeque<>();
    private int perTurn;
    private int left;

    HandshakeGate(final long turnNs) {
        perTurn = perTurn(turnNs);
        left = perTurn;
    }

    /** Another time between two turns, from the next one on. */
    void turnNs(final long turnNs) {
        perTurn = perTurn(turnNs);
    }

    private static int perTurn(final long turnNs) {
        return (int) Math.max(LEAST_PER_TURN, turnNs / NS_PER_HANDSHAKE);
    }

    int perTurn() {
        return perTurn;
    }

    int waiting() {
        return waiting.size();
    }

    /** Whether it may begin now; else it will be told. */
    boolean enter(final HandshakeGuard guard) {
        if (left > 0 && waiting.isEmpty()) {
            left--;
            return true;
        }
        waiting.add(guard);
        return false;
    }

    void leave(final HandshakeGuard guard) {
        waiting.remove(guard);
    }

    void onTurn() {
        left = perTurn;
        while (left > 0 && !waiting.isEmpty()) {
            left--;
            waiting.remove().begin();
        }
    }
}
