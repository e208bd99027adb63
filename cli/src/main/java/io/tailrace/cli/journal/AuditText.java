package io.tailrace.cli.journal;

import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.AuditedChannel;
import io.tailrace.engine.reader.audit.AuditedEpoch;
import java.util.ArrayList;
import java.util.List;

/** An audit's report for people: epochs, channels, findings, and the verdict last. Numbers stand without separators, to be searched. */
final class AuditText {
    /** In the place of a sequence that no sample has. */
    private static final String NONE = "none";

    private AuditText() {}

    static List<String> of(final AuditReport report, final FindingText findings, final List<String> unreadable) {
        final List<String> lines = new ArrayList<>(epochs(report));
        if (report.epochsLeftOut() > 0) {
            lines.add("and " + report.epochsLeftOut() + " epochs more");
        }
        lines.add("");
        lines.addAll(channels(report));
        lines.add("");
        unreadable.forEach(line -> lines.add("unreadable: " + line));
        report.findings().forEach(finding -> lines.add(findings.line(finding)));
        if (report.findingsLeftOut() > 0) {
            lines.add("and " + report.findingsLeftOut() + " findings more");
        }
        lines.add(verdict(report));
        return lines;
    }

    private static List<String> epochs(final AuditReport report) {
        final TextTable table = new TextTable(
                "epoch",
                "started",
                "service",
                "instance",
                ">frames",
                ">bytes",
                ">snapshots",
                ">checkpoints",
                ">samples",
                ">refused",
                ">retained",
                ">given up",
                ">entries");
        for (final AuditedEpoch epoch : report.epochs()) {
            final EpochInfo info = epoch.info();
            table.add(
                    epoch.epoch(),
                    info == null ? "?" : Text.moment(info.startedAtNs()),
                    info == null ? "?" : info.service(),
                    info == null ? "?" : info.instance(),
                    epoch.frames(),
                    epoch.lengthInBytes(),
                    epoch.snapshots(),
                    epoch.checkpoints(),
                    epoch.samples(),
                    epoch.refused(),
                    epoch.retained(),
                    epoch.givenUp(),
                    epoch.entries());
        }
        return table.lines();
    }

    private static List<String> channels(final AuditReport report) {
        final TextTable table = new TextTable("epoch", "channel", ">first", ">last", ">samples", ">refused", "end");
        for (final AuditedEpoch epoch : report.epochs()) {
            for (final AuditedChannel channel : epoch.channels()) {
                table.add(
                        epoch.epoch(),
                        channel.name(),
                        isEmpty(channel) ? NONE : channel.firstSequence(),
                        isEmpty(channel) ? NONE : channel.lastSequence(),
                        channel.samples(),
                        channel.refused(),
                        channel.closed() ? "closed" : "open");
            }
            if (epoch.channelsLeftOut() > 0) {
                table.add(epoch.epoch(), "and " + epoch.channelsLeftOut() + " more", "", "", "", "", "");
            }
        }
        return table.lines();
    }

    private static boolean isEmpty(final AuditedChannel channel) {
        return channel.lastSequence() < channel.firstSequence();
    }

    private static String verdict(final AuditReport report) {
        final long frames =
                report.epochs().stream().mapToLong(AuditedEpoch::frames).sum();
        final long samples =
                report.epochs().stream().mapToLong(AuditedEpoch::samples).sum();
        final long epochs = report.epochs().size() + report.epochsLeftOut();
        final String seen =
                epochs + (epochs == 1 ? " epoch, " : " epochs, ") + frames + " frames, " + samples + " samples";
        final long faults = report.findings().stream()
                        .filter(finding -> finding.kind().isFault())
                        .count()
                + report.findingsLeftOut();
        return report.isWhole() ? "whole: " + seen : "NOT whole: " + faults + " faults in " + seen;
    }
}
