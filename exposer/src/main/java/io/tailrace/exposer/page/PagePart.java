package io.tailrace.exposer.page;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesTotals;
import java.util.List;
import java.util.Map;

/**
 * What one engine brings to a page. Event-loop thread.
 *
 * @param base labels of its first-party series; null while it is not known who records.
 * @param usersBase labels of the series of its users' families.
 * @param showsZeros whether first-party families that it says nothing of stand at zero.
 * @param series all of it, by metric name.
 */
public record PagePart(BaseLabels base, BaseLabels usersBase, boolean showsZeros, List<SeriesTotals> series) {
    /** Of the one engine of a page, whose users' families stand as they were named. */
    static PagePart ofOne(final EpochInfo epoch, final boolean isCurrent, final List<SeriesTotals> series) {
        return new PagePart(
                epoch == null ? null : BaseLabels.of(epoch), BaseLabels.NONE, epoch != null && isCurrent, series);
    }

    /** Of one among several, whose users' families need to say whose they are. */
    public static PagePart ofMember(final EpochInfo epoch, final boolean isCurrent, final List<SeriesTotals> series) {
        final Map<String, String> labels = epoch.baseLabels();
        final List<String> names = List.of("service", "instance");
        return new PagePart(
                BaseLabels.of(epoch),
                new BaseLabels(names, names.stream().map(labels::get).toList()),
                isCurrent,
                series);
    }

    /** Of nobody in particular. */
    public static PagePart ofAll(final EpochInfo self, final List<SeriesTotals> series) {
        return new PagePart(BaseLabels.of(self), BaseLabels.NONE, false, series);
    }
}
