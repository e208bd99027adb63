package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.LIVE;

import io.tailrace.config.value.LabelTables;
import io.tailrace.config.value.Texts;
import java.util.List;
import java.util.Map;

/** Keys of the labels that stand on every series. */
public final class LabelKeys {
    private static final int MOST_CHARACTERS = 200;

    /** Who records. */
    public static final ConfigKey<String> SERVICE = ConfigKey.of(
                    "labels.service",
                    Texts.upTo(MOST_CHARACTERS),
                    "",
                    LIVE,
                    "base label `service`; by default the main class or jar of the process, for `tailrace run` `kvstore`")
            .security("the same for every start of a program");

    /** Which of them. */
    public static final ConfigKey<String> INSTANCE = ConfigKey.of(
                    "labels.instance",
                    Texts.upTo(MOST_CHARACTERS),
                    "",
                    LIVE,
                    "base label `instance`; by default the host's name; keep it the same across restarts, or the totals of first-party series begin at zero")
            .security("different for each instance");

    /** Which build of it. */
    public static final ConfigKey<String> BUILD_VERSION = ConfigKey.of(
            "labels.build_version",
            Texts.upTo(MOST_CHARACTERS),
            "",
            LIVE,
            "base label `build_version`; by default `Implementation-Version` of the program's jar, else `unknown`");

    /** Further ones. */
    public static final ConfigKey<Map<String, String>> EXTRA = ConfigKey.of(
                    "labels.extra",
                    new LabelTables(),
                    "{}",
                    LIVE,
                    "further labels of every series; those of several sources are put together")
            .security("few values, and no secrets, ids or addresses");

    static final List<ConfigKey<?>> ALL = List.of(SERVICE, INSTANCE, BUILD_VERSION, EXTRA);

    private LabelKeys() {}
}
