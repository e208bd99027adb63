package io.tailrace.cli.torture;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.torture.writer.Ledger;
import io.tailrace.cli.torture.writer.TortureWriter;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.reader.audit.AuditFinding;
import io.tailrace.engine.reader.audit.AuditedEpoch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A journal that writers die on, one after the other, and what is known of them. One thread. */
final class TortureJournal {
    /** Accepted samples that may be lost, in intervals: the one that is recorded, and the one that is on its way. */
    private static final int INTERVALS_AT_RISK = 2;

    private static final int INTERVALS_TO_JUDGE_BY = 3;

    private final Map<Integer, Long> samplesByEpoch = new TreeMap<>();
    private final Path path;
    private final Console console;
    private int lastEpoch;

    TortureJournal(final Path path, final Console console) {
        this.path = path;
        this.console = console;
    }

    Path path() {
        return path;
    }

    /** The newest epoch of which there is a frame. */
    int epochs() {
        return lastEpoch;
    }

    /** Samples in whole snapshots of all epochs, retention or not. */
    long samples() {
        return samplesByEpoch.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Reads the journal and holds it against what its last writer said, who is dead, and against what was read before.
     *
     * @param more findings of the fault's own.
     */
    RoundResult check(final Ledger ledger, final List<String> more) {
        final List<String> findings = new ArrayList<>(more);
        long accepted = 0;
        long refused = 0;
        for (int channel = 0; channel < Ledger.CHANNELS; channel++) {
            accepted += ledger.accepted(channel);
            refused += ledger.refused(channel);
        }
        long journaled = 0;
        long intervalNs = 0;
        double intervals = 0;
        try {
            final JournalReading reading = JournalReading.of(path, console);
            checkWhole(reading, findings);
            checkFrames(reading, ledger, findings);
            journaled = checkSamples(reading, ledger, findings);
            checkHistory(reading, ledger, journaled, findings);
            if (accepted > journaled && ledger.snapshots() >= INTERVALS_TO_JUDGE_BY) {
                intervalNs = intervalNs(ledger);
                intervals = checkIntervals(reading, ledger, intervalNs, findings);
            }
        } catch (final FrameLogException fault) {
            if (ledger.appended() > 0 || lastEpoch > 0) {
                findings.add("the journal cannot be opened: " + fault.getMessage());
            }
        }
        return new RoundResult(accepted, refused, journaled, intervals, intervalNs, ledger.launchNs(), findings);
    }

    private static void checkWhole(final JournalReading reading, final List<String> findings) {
        reading.audit().findings().stream()
                .filter(finding -> finding.kind().isFault())
                .map(AuditFinding::message)
                .forEach(findings::add);
        for (final AuditedEpoch epoch : reading.audit().epochs()) {
            if (epoch.info() != null && epoch.info().restarts() != epoch.epoch() - 1) {
                findings.add("epoch " + epoch.epoch() + " says that there were "
                        + epoch.info().restarts() + " restarts");
            }
        }
    }

    /** Everything that the appender said it has can be read, and nothing that nobody appended. */
    private void checkFrames(final JournalReading reading, final Ledger ledger, final List<String> findings) {
        final long lastFrame =
                reading.epoch(ledger.epoch()).map(AuditedEpoch::lastFrame).orElse(0L);
        if (lastFrame < ledger.appended() || lastFrame > ledger.attempted()) {
            findings.add("epoch " + ledger.epoch() + ": frame " + ledger.appended() + " was appended and "
                    + ledger.attempted() + " was tried, but the journal ends with " + lastFrame);
        }
        if (ledger.attempted() > 0 && ledger.epoch() != lastEpoch + 1) {
            findings.add("epoch " + ledger.epoch() + " follows on epoch " + lastEpoch);
        }
    }

    private static long checkSamples(final JournalReading reading, final Ledger ledger, final List<String> findings) {
        long journaled = 0;
        for (int channel = 0; channel < Ledger.CHANNELS; channel++) {
            final long samples = reading.samples(ledger.epoch(), channel);
            if (samples < ledger.committed(channel)) {
                findings.add("channel " + channel + ": a snapshot with sample " + ledger.committed(channel)
                        + " was appended, but the journal ends with " + samples);
            }
            if (samples > ledger.accepted(channel) + 1) {
                findings.add("channel " + channel + ": " + ledger.accepted(channel)
                        + " samples were accepted, but the journal has " + samples);
            }
            final long refused = reading.refused(ledger.epoch(), channel);
            if (refused > ledger.refused(channel) + 1) {
                findings.add("channel " + channel + ": " + ledger.refused(channel)
                        + " samples were refused, but the journal says " + refused);
            }
            journaled += samples;
        }
        return journaled;
    }

    private void checkHistory(
            final JournalReading reading, final Ledger ledger, final long journaled, final List<String> findings) {
        lastEpoch = Math.max(lastEpoch, reading.lastEpoch());
        for (final AuditedEpoch epoch : reading.audit().epochs()) {
            final Long before = samplesByEpoch.get(epoch.epoch());
            if (before != null && epoch.fromStart() && epoch.samples() != before) {
                findings.add("epoch " + epoch.epoch() + " had " + before + " samples, and has " + epoch.samples());
            }
        }
        if (reading.epoch(ledger.epoch()).isPresent()) {
            samplesByEpoch.put(ledger.epoch(), journaled);
        }
        final long total = reading.total();
        // A writer that died before a checkpoint told them leaves them to the next one.
        if (ledger.isTotalsTold() && total >= 0 && total != samples()) {
            findings.add("the totals are " + total + ", but all epochs together have " + samples() + " samples");
        }
    }

    /** As the machine made them: a cut is late if the engine is woken late, and so is what takes it into the journal. */
    private static long intervalNs(final Ledger ledger) {
        return TortureWriter.INTERVAL_NS + ledger.longestCycleNs(aliveNs(ledger));
    }

    private static double checkIntervals(
            final JournalReading reading, final Ledger ledger, final long intervalNs, final List<String> findings) {
        final double lost = reading.lastCutNs()
                .map(cutNs -> Math.max(0, (double) (aliveNs(ledger) - cutNs)) / intervalNs)
                .orElse(0.0);
        if (lost > INTERVALS_AT_RISK) {
            findings.add(
                    String.format(Locale.ROOT, "%.2f intervals of up to %s are lost", lost, Text.time(intervalNs)));
        }
        return lost;
    }

    /** When a sample was recorded last. */
    private static long aliveNs(final Ledger ledger) {
        return IntStream.range(0, Ledger.CHANNELS)
                .mapToLong(ledger::aliveNs)
                .max()
                .orElse(0);
    }
}
