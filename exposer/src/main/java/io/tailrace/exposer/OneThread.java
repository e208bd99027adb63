package io.tailrace.exposer;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.Future;
import io.tailrace.exposer.listen.SocketIo;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The exposer's event loop and its thread, which Netty starts with the first task and takes for ended a little before it is. */
final class OneThread {
    private static final long END_TIMEOUT_MS = 5_000;

    private final EventLoop eventLoop;
    private volatile Thread thread;

    OneThread(final ThreadFactory factory) {
        final ThreadFactory remembering = task -> thread = factory.newThread(task);
        // A loop without a group: a group would start a second thread, Netty's global one, to tell of its end.
        eventLoop = new SingleThreadIoEventLoop(null, remembering, SocketIo.newFactory());
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    /** Runs a task on the thread and waits for it. */
    <T> T call(final Callable<T> task) {
        final Future<T> result = eventLoop.submit(task).awaitUninterruptibly();
        if (result.isSuccess()) {
            return result.getNow();
        }
        throw result.cause() instanceof RuntimeException fault ? fault : new IllegalStateException(result.cause());
    }

    /** Runs a task on the thread and waits for it. */
    void run(final Runnable task) {
        call(() -> {
            task.run();
            return null;
        });
    }

    /** Lets it do what it was given, and returns when the thread has ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // the thread's end says more
    void end() {
        final Thread started = thread;
        if (started == null) {
            // Without it there is nothing to end, and to ask for an end would start it.
            return;
        }
        eventLoop.shutdownGracefully(0, END_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        try {
            started.join(END_TIMEOUT_MS);
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
