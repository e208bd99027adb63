package io.tailrace.codec.entry.frame;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.RawJson;
import java.util.List;
import java.util.Map;

/** The numbers that stand in a message for components, levels and kinds. None is ever given another meaning. */
public final class EntryCodes {
    /** Something that has no number: it stands in the message as JSON. */
    public static final int JSON = 254;

    /** The least grave level. */
    public static final int DEBUG = 1;

    /** A kernel, by its name. */
    public static final int GPU_KERNEL = 7;

    /** {@link EventData.AdapterStarted}. */
    public static final int ADAPTER_STARTED = 1;
    /** {@link EventData.AdapterStopped}. */
    public static final int ADAPTER_STOPPED = 2;
    /** {@link EventData.ProcessingStarted}. */
    public static final int PROCESSING_STARTED = 3;
    /** {@link EventData.ProcessingCompleted}. */
    public static final int PROCESSING_COMPLETED = 4;
    /** {@link EventData.ProcessingFailed}. */
    public static final int PROCESSING_FAILED = 5;
    /** {@link EventData.ConsensusProposed}. */
    public static final int CONSENSUS_PROPOSED = 6;
    /** {@link EventData.ConsensusReached}. */
    public static final int CONSENSUS_REACHED = 7;
    /** {@link EventData.ConsensusConflict}. */
    public static final int CONSENSUS_CONFLICT = 8;
    /** {@link EventData.MemoryAllocation}. */
    public static final int MEMORY_ALLOCATION = 9;
    /** {@link EventData.MemoryPressure}. */
    public static final int MEMORY_PRESSURE = 10;
    /** {@link EventData.PerformanceCheckpoint}. */
    public static final int PERFORMANCE_CHECKPOINT = 11;

    private static final Map<Class<? extends EventData>, Integer> KINDS = Map.ofEntries(
            Map.entry(EventData.AdapterStarted.class, ADAPTER_STARTED),
            Map.entry(EventData.AdapterStopped.class, ADAPTER_STOPPED),
            Map.entry(EventData.ProcessingStarted.class, PROCESSING_STARTED),
            Map.entry(EventData.ProcessingCompleted.class, PROCESSING_COMPLETED),
            Map.entry(EventData.ProcessingFailed.class, PROCESSING_FAILED),
            Map.entry(EventData.ConsensusProposed.class, CONSENSUS_PROPOSED),
            Map.entry(EventData.ConsensusReached.class, CONSENSUS_REACHED),
            Map.entry(EventData.ConsensusConflict.class, CONSENSUS_CONFLICT),
            Map.entry(EventData.MemoryAllocation.class, MEMORY_ALLOCATION),
            Map.entry(EventData.MemoryPressure.class, MEMORY_PRESSURE),
            Map.entry(EventData.PerformanceCheckpoint.class, PERFORMANCE_CHECKPOINT));
    /** In the seed's order; the first has the number 1. */
    private static final List<ComponentId> COMPONENTS = List.of(
            ComponentId.Plain.THERMODYNAMIC_ADAPTER,
            ComponentId.Plain.QUANTUM_PIMC_ADAPTER,
            ComponentId.Plain.NEUROMORPHIC_ADAPTER,
            ComponentId.Plain.CMA_GEODESIC_ADAPTER,
            ComponentId.Plain.INFO_GEOMETRY_ADAPTER,
            ComponentId.Plain.CONSENSUS_ENGINE,
            new ComponentId.GpuKernel(""),
            ComponentId.Plain.ORCHESTRATOR);

    private static final List<EventLevel> LEVELS = List.of(
            EventLevel.Known.DEBUG,
            EventLevel.Known.INFO,
            EventLevel.Known.WARNING,
            EventLevel.Known.ERROR,
            EventLevel.Known.CRITICAL);

    private EntryCodes() {}

    /** The number of a component; {@link #JSON} for one of a later version. */
    static int of(final ComponentId component) {
        if (component instanceof ComponentId.GpuKernel) {
            return GPU_KERNEL;
        }
        final int index = COMPONENTS.indexOf(component);
        return index < 0 ? JSON : index + 1;
    }

    /**
     * The component of a number.
     *
     * @param code from a message.
     * @param name of a kernel, or the JSON of what has no number.
     * @return one of a later version for a number that this one does not know.
     */
    public static ComponentId component(final int code, final String name) {
        if (code == GPU_KERNEL) {
            return new ComponentId.GpuKernel(name);
        }
        if (code >= 1 && code <= COMPONENTS.size()) {
            return COMPONENTS.get(code - 1);
        }
        return new ComponentId.Unknown(code == JSON ? RawJson.of(name) : numbered("component", code));
    }

    /**
     * The number of a level.
     *
     * @param level any.
     * @return {@link #JSON} for one of a later version.
     */
    public static int of(final EventLevel level) {
        if (!(level instanceof EventLevel.Known known)) {
            return JSON;
        }
        return switch (known) {
            case DEBUG -> DEBUG;
            case INFO -> 2;
            case WARNING -> 3;
            case ERROR -> 4;
            case CRITICAL -> 5;
        };
    }

    static EventLevel level(final int code) {
        return code >= 1 && code <= LEVELS.size()
                ? LEVELS.get(code - 1)
                : new EventLevel.Unknown(numbered("level", code));
    }

    /** The number of a kind; {@link #JSON} for one of a later version. */
    static int of(final EventData event) {
        return KINDS.getOrDefault(event.getClass(), JSON);
    }

    /** A kind whose number this version does not know. */
    static EventData unknownKind(final int code) {
        return new EventData.Unknown("kind " + code, RawJson.of("{\"type\":\"kind " + code + "\"}"));
    }

    private static RawJson numbered(final String what, final int code) {
        return RawJson.ofString(what + " " + code);
    }
}
