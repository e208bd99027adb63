package io.tailrace.cli.contracts.check.model;

import java.util.List;

/**
 * One difference of two versions of a contract.
 *
 * @param path of what changed, in the form's own way: {@code $.alerts[].severity}, {@code Epoch.pid}, {@code rejected_total}.
 * @param what happened to it.
 * @param level what it asks of the version.
 * @param why it is of that class.
 */
public record Change(String path, String what, ChangeClass level, String why) {
    /**
     * What a list of changes asks of the version.
     *
     * @param changes any number.
     * @return the greatest class; {@link ChangeClass#NONE} if there is none.
     */
    public static ChangeClass greatest(final List<Change> changes) {
        return changes.stream().map(Change::level).reduce(ChangeClass.NONE, ChangeClass::max);
    }
}
