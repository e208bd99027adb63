package io.tailrace.codec.entry;

import static java.util.Objects.requireNonNull;

/** Who made an entry. The list is closed; what a later version adds is kept as it was read. */
public sealed interface ComponentId {
    /**
     * The component in one word, for labels and tables: as Rust's {@code {:?}} prints it.
     *
     * @return such as {@code Orchestrator} or {@code GPUKernel("dense_path")}.
     */
    String label();

    /** The components that are nothing but a name. */
    enum Plain implements ComponentId {
        /** Simulated annealing. */
        THERMODYNAMIC_ADAPTER("ThermodynamicAdapter"),
        /** Path-integral Monte Carlo. */
        QUANTUM_PIMC_ADAPTER("QuantumPIMCAdapter"),
        /** Spiking networks. */
        NEUROMORPHIC_ADAPTER("NeuromorphicAdapter"),
        /** Causal manifold annealing over geodesics. */
        CMA_GEODESIC_ADAPTER("CMAGeodesicAdapter"),
        /** Information geometry. */
        INFO_GEOMETRY_ADAPTER("InfoGeometryAdapter"),
        /** Decides between what adapters propose. */
        CONSENSUS_ENGINE("ConsensusEngine"),
        /** Starts, feeds and stops the others. */
        ORCHESTRATOR("Orchestrator");

        private final String label;

        Plain(final String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * A kernel on a GPU.
     *
     * @param name which one; a contract asks that it is not empty, reading does not.
     */
    record GpuKernel(String name) implements ComponentId {
        /** Checks that there is a name. */
        public GpuKernel {
            requireNonNull(name, "name");
        }

        @Override
        public String label() {
            return "GPUKernel(\"" + name + "\")";
        }
    }

    /**
     * A component that this version does not know.
     *
     * @param json as it was read: a string, or an object with one field.
     */
    record Unknown(RawJson json) implements ComponentId {
        /** Checks that there is one. */
        public Unknown {
            requireNonNull(json, "json");
        }

        @Override
        public String label() {
            return json.text();
        }
    }
}
