package io.tailrace.cli.journal;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.codec.text.NearNames;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.MetricInfo;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether journals have a metric that somebody asked for, in whatever range and epoch: nothing of it may be in the range and all be well, but a name
 * that none has is a slip. One thread.
 */
public final class AskedMetrics implements FrameListener {
    /** Of very many it keeps the first, to name those that are near. */
    private static final int MOST_NAMES = 10_000;

    private final Pattern asked;
    private final Set<String> names = new HashSet<>();
    private boolean isFound;

    /**
     * Looks for one.
     *
     * @param asked must match the whole name; null if all metrics are meant.
     */
    public AskedMetrics(final Pattern asked) {
        this.asked = asked;
        isFound = asked == null;
    }

    @Override
    public void onMetric(final MetricInfo info) {
        if (!isFound) {
            final String name = info.metric().name();
            final boolean isNew = names.size() < MOST_NAMES ? names.add(name) : !names.contains(name);
            isFound = isNew && asked.matcher(name).matches();
        }
    }

    /**
     * Refuses a name that no journal has.
     *
     * @param where they were read.
     * @throws CommandFault if none has it: wrong usage, with near names.
     */
    public void requireFound(final String where) {
        if (!isFound) {
            throw CommandFault.wrongUsage(
                    "no such metric",
                    "--metric " + Printable.of(asked.pattern()) + " in " + where,
                    Printable.of(NearNames.question(asked.pattern(), names))
                            + "tailrace replay without --metric shows what there is");
        }
    }
}
