package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Choices;
import java.util.List;

/** Keys of the command's own log. Who embeds the engine has a log of his own. */
public final class LogKeys {
    /** How a record is written. */
    public enum Format {
        /** For people: level, logger, message. */
        TEXT,
        /** A JSON object a line. */
        JSON
    }

    /** From which level on records are written. */
    public enum Level {
        /** As the format has it: warnings as text, starts, ends and readiness, too, as JSON. */
        AUTO,
        /** Faults. */
        ERROR,
        /** And warnings. */
        WARN,
        /** And what an operator wants to know of. */
        INFO,
        /** Everything. */
        DEBUG
    }

    /** Text or JSON. */
    public static final ConfigKey<Format> FORMAT = ConfigKey.of(
            "log.format",
            Choices.of(Format.class),
            "text",
            RESTART,
            "how the command writes its log to standard error: lines for people, or a JSON object a line; one who embeds the engine has a log of his own");

    /** The least. */
    public static final ConfigKey<Level> LEVEL = ConfigKey.of(
            "log.level",
            Choices.of(Level.class),
            "auto",
            RESTART,
            "from which level on the command writes; `auto` is `warn` for text and `info` for JSON");

    static final List<ConfigKey<?>> ALL = List.of(FORMAT, LEVEL);

    private LogKeys() {}
}
