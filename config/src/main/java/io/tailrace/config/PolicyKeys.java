package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.LIVE;
import static io.tailrace.config.ReloadEffect.REBIND;
import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.BucketTables;
import io.tailrace.config.value.Choices;
import io.tailrace.config.value.Switches;
import io.tailrace.exposer.TlsConfig;
import java.util.List;
import java.util.Map;

/** Keys of what concerns the whole: amnesia, buckets, post-quantum and zero-knowledge policy. */
public final class PolicyKeys {
    /** Nothing on disk. */
    public static final ConfigKey<Boolean> AMNESIA = ConfigKey.of(
                    "amnesia",
                    new Switches(),
                    "false",
                    RESTART,
                    "demands that nothing is written to disk: a journal beside it is a fault; the base label `amnesia` tells what is true, whatever is demanded")
            .security("the label is never configured, it is found out");

    /** Bounds of buckets. */
    public static final ConfigKey<Map<String, List<Double>>> HISTOGRAMS = ConfigKey.of(
                    "histograms",
                    new BucketTables(),
                    "{}",
                    LIVE,
                    "`le` bounds of a family's classic buckets, in its unit, `+Inf` left out, in place of those of its descriptor: `histograms.request_latency_seconds = [0.001, 0.01, 0.1]`; those of several sources are put together, family by family")
            .security("dashboards and alerts name buckets: change them together");

    /** Key exchange. */
    public static final ConfigKey<TlsConfig.PostQuantum> PQ_MODE = ConfigKey.of(
            "pq.mode",
            Choices.of(TlsConfig.PostQuantum.class),
            "hybrid",
            REBIND,
            "which key exchanges TLS offers: classic ones only, X25519MLKEM768 beside them, or that alone; families `pq_*` are there either way, at zero");

    /** Policy. */
    public static final ConfigKey<Boolean> PQ_REQUIRED = ConfigKey.of(
                    "pq.required",
                    new Switches(),
                    "false",
                    REBIND,
                    "with TLS, `/readyz` says `pq_hybrid_required` unless the listener has X25519MLKEM768")
            .security("a policy that is not met shows in readiness");

    /** Proofs. */
    public static final ConfigKey<Boolean> ZK_ENABLED = ConfigKey.of(
            "zk.enabled",
            new Switches(),
            "false",
            LIVE,
            "says that the service records zero-knowledge proofs; families `zk_*` are there either way, at zero");

    static final List<ConfigKey<?>> ALL = List.of(AMNESIA, HISTOGRAMS, PQ_MODE, PQ_REQUIRED, ZK_ENABLED);

    private PolicyKeys() {}
}
