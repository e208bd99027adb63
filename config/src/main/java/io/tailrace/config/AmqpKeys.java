package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Choices;
import io.tailrace.config.value.Durations;
import io.tailrace.config.value.MaybeTexts;
import io.tailrace.config.value.Sizes;
import io.tailrace.config.value.Switches;
import io.tailrace.config.value.Texts;
import java.util.List;
import java.util.Optional;

/** Keys of the event bus over AMQP 0-9-1. Events are published if there is a broker. */
public final class AmqpKeys {
    /** What becomes of an event that no queue is bound for. */
    public enum Unroutable {
        /** It is sent again until there is one. */
        KEEP,
        /** It is counted as refused, and the next ones go on. */
        REFUSE
    }

    /** The broker. */
    public static final ConfigKey<Optional<String>> URI = ConfigKey.of(
                    "amqp.uri",
                    MaybeTexts.upTo(2_000),
                    "",
                    RESTART,
                    "broker that telemetry entries and engine events are published to: `amqp://HOST:PORT/VHOST`, or `amqps://` for TLS; empty for none; user and password have keys of their own")
            .security("amqps for any but loopback")
            .hidden();

    /** User. */
    public static final ConfigKey<String> USER =
            ConfigKey.of("amqp.user", Texts.upTo(255), "guest", RESTART, "who this is to the broker");

    /** Password. */
    public static final ConfigKey<String> PASSWORD = ConfigKey.of(
                    "amqp.password", Texts.upTo(1_024), "guest", RESTART, "and its password")
            .security("never shown, never logged; give it as a variable")
            .hidden();

    /** Exchange. */
    public static final ConfigKey<String> EXCHANGE =
            ConfigKey.of("amqp.exchange", Texts.upTo(127), "tailrace.events", RESTART, "topic exchange of the events");

    /** Whether it is made. */
    public static final ConfigKey<Boolean> DECLARE_EXCHANGE = ConfigKey.of(
            "amqp.declare_exchange", new Switches(), "true", RESTART, "make the exchange if it is missing, durable");

    /** Prefix. */
    public static final ConfigKey<Optional<String>> ROUTING_KEY_PREFIX =
            ConfigKey.of("amqp.routing_key_prefix", MaybeTexts.upTo(127), "", RESTART, "what routing keys begin with");

    /** Without a queue. */
    public static final ConfigKey<Unroutable> UNROUTABLE = ConfigKey.of(
            "amqp.unroutable",
            Choices.of(Unroutable.class),
            "keep",
            RESTART,
            "what becomes of an event that no queue is bound for: sent again until there is one, or counted as refused");

    /** Longest message. */
    public static final ConfigKey<Long> MAX_MESSAGE_BYTES = ConfigKey.of(
                    "amqp.max_message_bytes",
                    Sizes.of(1_024, 1 << 20),
                    "1MiB",
                    RESTART,
                    "longest message; a longer one is refused, counted")
            .security("bounds memory");

    /** Heartbeat. */
    public static final ConfigKey<Long> HEARTBEAT = ConfigKey.of(
            "amqp.heartbeat",
            Durations.of("1s", "1h").inStepsOf("1s"),
            "10s",
            RESTART,
            "time of silence after which the connection is given up and made anew");

    /** Time to connect. */
    public static final ConfigKey<Long> CONNECT_TIMEOUT = ConfigKey.of(
            "amqp.connect_timeout",
            Durations.of("1ms", "10m").inStepsOf("1ms"),
            "5s",
            RESTART,
            "time in which a connection must stand");

    static final List<ConfigKey<?>> ALL = List.of(
            URI,
            USER,
            PASSWORD,
            EXCHANGE,
            DECLARE_EXCHANGE,
            ROUTING_KEY_PREFIX,
            UNROUTABLE,
            MAX_MESSAGE_BYTES,
            HEARTBEAT,
            CONNECT_TIMEOUT);

    private AmqpKeys() {}
}
