package io.tailrace.systemtests.attack;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.UnixSocketConfig;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The attacked process. Arguments: the number of series of 500 bytes each; a file that is made when it is to end; the path of a Unix
 * domain socket, or nothing for TCP.
 */
final class AttackedChild {
    private static final List<String> LEAKS = new CopyOnWriteArrayList<>();

    private AttackedChild() {}

    public static void main(final String[] arguments) throws InterruptedException {
        ByteBufUtil.setLeakListener((type, records) -> LEAKS.add(records));
        final int series = Integer.parseInt(arguments[0]);
        final ExposerContext context = new ExposerContext();
        // A good client that the machine lets wait is not to be cut for it.
        context.stalenessBoundMs(10_000);
        context.writeTimeoutMs(10_000);
        if (arguments.length > 2) {
            context.unixSocket(new UnixSocketConfig(Path.of(arguments[2])));
        }
        final int before;
        final int after;
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext());
                Exposer exposer = Exposer.launch(context, engine::openTailer, EngineClock.system())) {
            record(engine, series);
            before = Thread.activeCount();
            System.out.println("listens "
                    + (arguments.length > 2 ? "unix" : exposer.address().getPort()));
            while (!Files.exists(Path.of(arguments[1]))) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            after = Thread.activeCount();
        }
        collectGarbage();
        LEAKS.forEach(System.err::println);
        System.out.println("ended leaks=" + LEAKS.size() + " threads=" + (after - before));
    }

    private static void record(final TelemetryEngine engine, final int series) {
        final Channel channel = engine.openChannel("main");
        final Metric metric = engine.register(MetricDescriptor.counter("attacked_total")
                .help("Takes room.")
                .labelNames("text")
                .seriesLimit(series + 1)
                .build());
        final String filler = "x".repeat(500);
        for (int i = 0; i < series; i++) {
            channel.counter(metric, i + filler).add(1);
        }
    }

    /** Buffers that nobody gave back are told of when the next one is taken. */
    private static void collectGarbage() {
        final WeakReference<Object> garbage = new WeakReference<>(new Object());
        while (garbage.get() != null) {
            System.gc();
        }
        for (int i = 0; i < 20; i++) {
            ByteBufAllocator.DEFAULT.directBuffer(16).release();
        }
    }
}
