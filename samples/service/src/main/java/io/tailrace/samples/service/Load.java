package io.tailrace.samples.service;

import io.tailrace.engine.time.EngineClock;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loads the service over its own port, from when it is ready until the context stops: before the web server drains. */
@Component
final class Load implements SmartLifecycle {
    private static final Logger LOGGER = LoggerFactory.getLogger(Load.class);

    private final LoadPlan plan;
    private final OrderMetrics metrics;
    private final EngineClock clock;
    private Thread thread;
    private LoadGenerator generator;

    Load(
            @Value("${load.rate}") final int rate,
            @Value("${load.requests}") final long requests,
            @Value("${load.seed}") final long seed,
            final OrderMetrics metrics,
            final EngineClock clock) {
        this.plan = new LoadPlan(rate, requests, seed);
        this.metrics = metrics;
        this.clock = clock;
    }

    @EventListener
    synchronized void begin(final ApplicationReadyEvent ready) {
        if (plan.rate() > 0 && ready.getApplicationContext() instanceof final WebServerApplicationContext web) {
            final int port = web.getWebServer().getPort();
            generator = new LoadGenerator(URI.create("http://127.0.0.1:" + port), plan, metrics, clock);
            thread = new Thread(generator, "load");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Null before the service was ready, or without load. */
    synchronized LoadGenerator generator() {
        return generator;
    }

    /** Returns at the end of a load that has one. */
    void await() throws InterruptedException {
        final Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            running.join();
        }
    }

    @Override
    public void start() {
        // begins when the service is ready
    }

    @Override
    public void stop() {
        final LoadGenerator ending = generator();
        if (ending == null) {
            return;
        }
        ending.end();
        try {
            await();
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        LOGGER.info("load: {}", ending.totals());
        synchronized (this) {
            generator = null;
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return generator() != null;
    }
}
