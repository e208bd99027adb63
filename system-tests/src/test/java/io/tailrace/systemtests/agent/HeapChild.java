package io.tailrace.systemtests.agent;

import java.io.IOException;

/** A service that has no memory left: it ends by that, or frees some again, a number of times, and waits until its agent records. */
final class HeapChild {
    private static final int SMALL = 10;
    private static final int TIMES = 2;
    private static final int TRIES = 1_200;
    private static final long INTERVAL_MS = 50;

    private HeapChild() {}

    public static void main(final String[] arguments) throws IOException, InterruptedException {
        final int times = arguments.length == 0 ? 1 : TIMES;
        for (int i = 0; i < times; i++) {
            try {
                fill();
            } catch (final OutOfMemoryError full) {
                if (arguments.length == 0) {
                    throw full;
                }
            }
            // Its threads come to run meanwhile.
            Thread.sleep(INTERVAL_MS);
        }
        final long before = AgentPage.hiccups();
        for (int i = 0; i < TRIES; i++) {
            if (AgentPage.hiccups() > before) {
                System.out.println("still recorded");
                return;
            }
            Thread.sleep(INTERVAL_MS);
        }
        throw new IOException("no hiccups after " + before);
    }

    /** Each holds those before it. */
    private static void fill() {
        Object held = null;
        while (true) {
            held = new Object[] {held, new long[SMALL]};
        }
    }
}
