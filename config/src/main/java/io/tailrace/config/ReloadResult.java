package io.tailrace.config;

import java.util.List;

/**
 * What became of a reload.
 *
 * @param applied what holds now; secrets are redacted.
 * @param needRestart what is wanted, but cannot change in a process that runs: the old values hold on, and the next reload tells it again.
 */
public record ReloadResult(List<ConfigChange> applied, List<ConfigChange> needRestart) {
    /** Keeps the lists as they are. */
    public ReloadResult {
        applied = List.copyOf(applied);
        needRestart = List.copyOf(needRestart);
    }

    static ReloadResult of(final List<ConfigChange> changes) {
        return new ReloadResult(
                changes.stream()
                        .filter(change -> change.key().effect() != ReloadEffect.RESTART)
                        .toList(),
                changes.stream()
                        .filter(change -> change.key().effect() == ReloadEffect.RESTART)
                        .toList());
    }
}
