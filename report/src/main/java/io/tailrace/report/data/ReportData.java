package io.tailrace.report.data;

import io.tailrace.engine.compare.Interval;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.compare.ComparedStatistic;
import java.util.List;
import java.util.Locale;

/**
 * The data of a page, as JSON that can stand in a script element.
 *
 * @param json the text.
 * @param facts of each journal, in their order.
 */
public record ReportData(String json, List<JournalFacts> facts) {
    /** Bytes of histograms on a page, before they are written as text, which makes them a third longer. */
    static final long HISTOGRAM_BUDGET_IN_BYTES = 2_600_000;

    /** Copies the list. */
    public ReportData {
        facts = List.copyOf(facts);
    }

    /**
     * Makes the data of what was read so far. Columns may become longer, if there is too much in them for a page.
     *
     * @param title of the page; anybody's.
     * @param journals one, or the base and the new one.
     * @param differences between the two; empty for one.
     * @param isLive whether more may come.
     * @return of this moment.
     */
    public static ReportData of(
            final String title,
            final List<ReportedJournal> journals,
            final List<Difference> differences,
            final boolean isLive) {
        final long budget = HISTOGRAM_BUDGET_IN_BYTES / Math.max(1, journals.size());
        journals.forEach(journal -> ShownSeries.of(journal.digest(), budget));
        final long widthNs = journals.stream()
                .mapToLong(journal -> journal.digest().columnNs())
                .max()
                .orElse(1);
        journals.forEach(journal -> journal.digest().columnsAsLongAs(widthNs));
        final PageJson json = new PageJson();
        json.beginObject();
        json.property("title", title);
        json.name("live").value(isLive);
        json.name("pauses").beginArray();
        Pauses.NAMES.forEach(json::value);
        json.endArray();
        json.name("journals").beginArray();
        final List<JournalFacts> facts = journals.stream()
                .map(journal -> DigestJson.write(json, journal, ShownSeries.of(journal.digest(), budget)))
                .toList();
        json.endArray();
        json.name("differences").beginArray();
        differences.forEach(difference -> write(json, difference));
        json.endArray();
        json.endObject();
        return new ReportData(json.toString(), facts);
    }

    private static void write(final PageJson json, final Difference difference) {
        json.beginObject();
        json.property("metric", difference.metric());
        json.property("fault", difference.fault());
        if (difference.report() != null) {
            final Unit unit = difference.report().metric().unit();
            json.property("unit", DigestJson.unit(unit));
            json.property(
                    "verdict",
                    difference
                            .report()
                            .verdict()
                            .map(verdict -> lower(verdict.name()))
                            .orElse("not enough data"));
            json.name("statistics").beginArray();
            difference.report().statistics().forEach(statistic -> write(json, statistic));
            json.endArray();
        }
        json.endObject();
    }

    private static void write(final PageJson json, final ComparedStatistic statistic) {
        json.beginObject();
        json.name("q").value(statistic.quantile());
        if (statistic.isJudged()) {
            json.property("verdict", lower(statistic.judgement().verdict().name()));
            json.name("ratio").value(statistic.judgement().ratio());
            write(json, "base", statistic.base());
            write(json, "now", statistic.now());
        } else {
            json.property("lacking", statistic.lacking());
        }
        json.endObject();
    }

    private static void write(final PageJson json, final String name, final Interval interval) {
        json.name(name).beginArray();
        json.value(interval.estimate()).value(interval.low()).value(interval.high());
        json.endArray();
    }

    private static String lower(final String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
