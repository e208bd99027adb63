package io.tailrace.agent;

import io.tailrace.config.ConfigSource;
import io.tailrace.config.ConfiguredExposer;
import io.tailrace.config.ConfiguredTelemetry;
import io.tailrace.config.EngineKeys;
import io.tailrace.config.ExposerKeys;
import io.tailrace.config.JournalKeys;
import io.tailrace.config.LabelKeys;
import io.tailrace.config.PolicyKeys;
import io.tailrace.config.ProbesKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.ExposerException;
import io.tailrace.probes.JvmProbes;
import io.tailrace.probes.ProbesContext;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.openhft.chronicle.core.Jvm;
import org.agrona.CloseHelper;

/** Starts all parts of the agent, and goes on with fewer where one cannot be had. Used once, by one thread. */
final class AgentStart {
    private static final String FREE_PORT = "127.0.0.1:0";
    private static final int MEMORY_LOG_SHARE = 16;
    private static final int LEAST_MEMORY_LOG_BYTES = 1 << 18;
    private static final int MOST_MEMORY_LOG_BYTES = 1 << 24;

    /** Beginning it costs up to a second of CPU, which a host that starts needs itself. */
    private static final long FLIGHT_RECORDER_DELAY_MS = TimeUnit.SECONDS.toMillis(3);

    private final Instrumentation instrumentation;
    private final AgentLog log;
    private final EngineClock clock = EngineClock.system();
    private final List<String> faults = new ArrayList<>();
    private boolean isJournalRefused;

    AgentStart(final Instrumentation instrumentation, final AgentLog log) {
        this.instrumentation = instrumentation;
        this.log = log;
    }

    /** Gives what runs, to be closed. */
    Supplier<String> start(final String text) {
        final AgentArguments arguments = AgentArguments.of(text);
        final LentProperties lent = new LentProperties();
        try {
            final TailraceConfig config = AgentConfig.load(arguments, System.getenv());
            new JvmAccess(instrumentation, AgentStart.class.getModule()).open();
            return launch(arguments, config);
        } finally {
            lent.giveBack();
            ExitHooks.removeOthers(AgentStart.class.getClassLoader());
        }
    }

    private RunningAgent launch(final AgentArguments arguments, final TailraceConfig config) {
        final Parts parts = new Parts();
        try {
            final TelemetryEngine engine = engine(arguments, config);
            parts.add(engine);
            probes(config, engine).ifPresent(parts::add);
            final Optional<ConfiguredExposer> exposer = exposer(arguments, config, engine);
            exposer.ifPresent(parts::add);
            return new RunningAgent(status(config, exposer), engine, parts);
        } catch (final RuntimeException | Error fault) {
            CloseHelper.quietClose(parts);
            throw fault;
        }
    }

    private TelemetryEngine engine(final AgentArguments arguments, final TailraceConfig config) {
        try {
            return launchEngine(config);
        } catch (final FrameLogException refused) {
            isJournalRefused = true;
            tell("no journal, it goes on without one: " + refused.getMessage());
            final Map<String, String> less = new LinkedHashMap<>(arguments.settings());
            less.put(PolicyKeys.AMNESIA.name(), "on");
            less.put(JournalKeys.PATH.name(), "");
            return launchEngine(AgentConfig.load(new AgentArguments(arguments.file(), less), System.getenv()));
        }
    }

    private TelemetryEngine launchEngine(final TailraceConfig config) {
        final EngineContext context = ConfiguredTelemetry.engineContext(config, clock);
        if (!config.source(EngineKeys.MEMORY_LOG_BYTES).isSet()) {
            context.memoryLogLengthInBytes(memoryLogBytes(Jvm.maxDirectMemory()));
        }
        return TelemetryEngine.launch(context);
    }

    /** Of what the host may have of direct memory, a sixteenth at the most; 16 MiB if that is not short. */
    static int memoryLogBytes(final long mostDirectBytes) {
        final long share = Long.highestOneBit(Math.max(1, mostDirectBytes / MEMORY_LOG_SHARE));
        return (int) Math.max(LEAST_MEMORY_LOG_BYTES, Math.min(MOST_MEMORY_LOG_BYTES, share));
    }

    /** With amnesia the flight recorder is left alone, because it writes files. */
    private Optional<JvmProbes> probes(final TailraceConfig config, final TelemetryEngine engine) {
        if (!config.get(ProbesKeys.ENABLED)) {
            return Optional.empty();
        }
        final ProbesContext context = new ProbesContext()
                .clock(clock)
                .hiccupIntervalNs(config.get(ProbesKeys.HICCUP_INTERVAL))
                .pollIntervalNs(config.get(ProbesKeys.POLL_INTERVAL))
                .flightRecorder(config.get(ProbesKeys.FLIGHT_RECORDER) && !config.get(PolicyKeys.AMNESIA))
                .flightRecorderDelayMs(FLIGHT_RECORDER_DELAY_MS);
        return Optional.of(JvmProbes.launch(context, engine));
    }

    private Optional<ConfiguredExposer> exposer(
            final AgentArguments arguments, final TailraceConfig config, final TelemetryEngine engine) {
        try {
            return Optional.of(ConfiguredExposer.launch(config, engine::openTailer, clock));
        } catch (final ExposerException refused) {
            if (config.source(ExposerKeys.ADDRESS).kind() != ConfigSource.Kind.DEFAULT
                    || config.get(ExposerKeys.SOCKET_PATH).isPresent()) {
                tell("no page, it goes on without one: " + refused.getMessage());
                return Optional.empty();
            }
            return elsewhere(arguments, engine, refused);
        }
    }

    /** Nobody chose the port: so any other one will do, and is told. */
    private Optional<ConfiguredExposer> elsewhere(
            final AgentArguments arguments, final TelemetryEngine engine, final ExposerException refused) {
        final Map<String, String> other = new LinkedHashMap<>(arguments.settings());
        other.put(ExposerKeys.ADDRESS.name(), FREE_PORT);
        try {
            final ConfiguredExposer exposer = ConfiguredExposer.launch(
                    AgentConfig.load(new AgentArguments(arguments.file(), other), System.getenv()),
                    engine::openTailer,
                    clock);
            tell("its page is at " + page(exposer) + ", because " + refused.getMessage() + "; " + ExposerKeys.ADDRESS
                    + " gives it a place of its own");
            return Optional.of(exposer);
        } catch (final ExposerException refusedToo) {
            tell("no page, it goes on without one: " + refusedToo.getMessage());
            return Optional.empty();
        }
    }

    private String status(final TailraceConfig config, final Optional<ConfiguredExposer> exposer) {
        final Optional<Path> journal = isJournalRefused
                ? Optional.empty()
                : config.get(JournalKeys.PATH).map(Path::toAbsolutePath).map(Path::normalize);
        return AgentStatus.running(config.get(LabelKeys.SERVICE), journal, exposer.map(AgentStart::page), faults);
    }

    private static String page(final ConfiguredExposer exposer) {
        return exposer.exposer()
                .socketPath()
                .map(socket -> "unix:" + socket)
                .orElseGet(() ->
                        "http://" + exposer.exposer().address().getAddress().getHostAddress() + ":"
                                + exposer.exposer().address().getPort() + "/metrics");
    }

    private void tell(final String fault) {
        faults.add(fault);
        log.fault(fault);
    }
}
