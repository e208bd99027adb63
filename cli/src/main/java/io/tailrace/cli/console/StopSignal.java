package io.tailrace.cli.console;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * How a command that would go on is asked to end: by Ctrl-C, by a signal to the process, or by {@link #request}. The command then
 * finishes its work and ends with its own exit code. A second signal ends the process at once, but for a hang-up that means something else. Any
 * thread.
 */
public final class StopSignal {
    private static final String HANG_UP = "HUP";
    private static final List<String> SIGNALS = List.of("INT", "TERM", HANG_UP);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final boolean takesSignals;
    private volatile Runnable hangUp = this::request;
    private boolean hangUpIsTaken;

    private StopSignal(final boolean takesSignals) {
        this.takesSignals = takesSignals;
    }

    /**
     * One that takes the signals of this process, once a command listens.
     *
     * @return not requested yet.
     */
    public static StopSignal ofProcess() {
        return new StopSignal(true);
    }

    /**
     * One that is requested by its holder only.
     *
     * @return not requested yet.
     */
    public static StopSignal manual() {
        return new StopSignal(false);
    }

    /** From here on a signal is a request. Commands that do not call this are ended by a signal as any process is. */
    public void listen() {
        if (takesSignals) {
            SIGNALS.forEach(name -> Signals.register(name, () -> {
                letTheNextEndIt();
                request();
            }));
        }
    }

    /**
     * From here on a hang-up is no request, but makes the command do something, any number of times, until the end is asked for, and then nothing; for
     * after {@link #listen}.
     *
     * @param action what to do, on the signal's thread; calls of it do not overlap.
     */
    public void onHangUp(final Runnable action) {
        final Object turn = new Object();
        hangUp = () -> {
            synchronized (turn) {
                if (!isRequested()) {
                    action.run();
                }
            }
        };
        takeHangUp();
    }

    private synchronized void takeHangUp() {
        hangUpIsTaken = true;
        if (takesSignals) {
            Signals.register(HANG_UP, hangUp);
        }
    }

    /** But not a hang-up that means something else: who asks for that wants no end without the work finished. */
    private synchronized void letTheNextEndIt() {
        for (final String name : SIGNALS) {
            if (!name.equals(HANG_UP) || !hangUpIsTaken) {
                Signals.registerDefault(name);
            }
        }
    }

    /** Does what a hang-up does: a request, if nothing else was said. */
    public void hangUp() {
        hangUp.run();
    }

    /** Asks for the end. Any number of times. */
    public void request() {
        requested.countDown();
    }

    /**
     * Whether the end was asked for.
     *
     * @return true from then on.
     */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /**
     * Waits until the end is asked for. An interrupt of the waiting thread is a request, too.
     *
     * @param timeoutNs how long to wait at the most.
     * @return whether the end was asked for.
     */
    public boolean await(final long timeoutNs) {
        try {
            return requested.await(timeoutNs, TimeUnit.NANOSECONDS);
        } catch (final InterruptedException e) {
            request();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
