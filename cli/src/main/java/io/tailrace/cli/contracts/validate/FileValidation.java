package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.contracts.text.LineSource;
import io.tailrace.cli.contracts.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Judges all documents of one file. One use, one thread. */
final class FileValidation {
    private final DocumentCheck check;
    private final Limits limits;
    private final StopSignal stop;
    private final Consumer<Finding> findings;
    private final LongConsumer progress;
    private final FileTally tally;
    private final boolean endsByItself;

    /** {@code progress} takes the bytes that were read so far; a stream that {@code endsByItself} when the end is asked for is judged up to there. */
    FileValidation(
            final DocumentCheck check,
            final Limits limits,
            final StopSignal stop,
            final Consumer<Finding> findings,
            final LongConsumer progress,
            final FileTally tally,
            final boolean endsByItself) {
        this.check = check;
        this.limits = limits;
        this.stop = stop;
        this.findings = findings;
        this.progress = progress;
        this.tally = tally;
        this.endsByItself = endsByItself;
    }

    void perform(final InputStream in, final Form asked) {
        final LineSource lines = new LineSource(in, limits.documentBytes());
        try {
            if (!nextFilled(lines)) {
                if (!stop.isRequested()) {
                    report(1, "empty: there is no document in it");
                }
            } else if (formOf(asked, lines) == Form.LINES) {
                judgeLines(lines);
            } else {
                judgeDocument(lines);
            }
        } catch (final IOException e) {
            report(lines.number() + 1, "cannot be read: " + e);
        }
    }

    private boolean nextFilled(final LineSource lines) throws IOException {
        while ((endsByItself || !stop.isRequested()) && lines.next()) {
            progress.accept(lines.bytesRead());
            if (!lines.hasEnd() && stop.isRequested()) {
                return false; // torn by the stop
            }
            if (!lines.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private Form formOf(final Form asked, final LineSource lines) {
        final Form named = asked == Form.AUTO ? Form.ofName(tally.file()) : asked;
        if (named != Form.AUTO) {
            return named;
        }
        return lines.isTooLong() || new DocumentReader(limits).isWhole(lines.bytes(), lines.length())
                ? Form.LINES
                : Form.DOCUMENT;
    }

    private void judgeLines(final LineSource lines) throws IOException {
        do {
            if (lines.isTooLong()) {
                take(lines.number(), List.of(tooLong("line")));
            } else {
                final List<Judgement> judgements = check.judge(lines.bytes(), lines.length(), false);
                take(lines.number(), judgements);
            }
        } while (nextFilled(lines));
    }

    private void judgeDocument(final LineSource lines) throws IOException {
        final ByteArrayOutputStream document = new ByteArrayOutputStream();
        final long firstLine = lines.number();
        boolean isTooLong = lines.isTooLong();
        boolean hasMore = true;
        while (hasMore && !isTooLong && (endsByItself || !stop.isRequested())) {
            document.write(lines.bytes(), 0, lines.length());
            document.write('\n');
            hasMore = lines.next();
            progress.accept(lines.bytesRead());
            isTooLong = lines.isTooLong() || document.size() + lines.length() > limits.documentBytes();
        }
        if (isTooLong) {
            take(firstLine, List.of(tooLong("document")));
        } else if (!hasMore && !stop.isRequested()) { // else it may be torn
            take(firstLine, check.judge(document.toByteArray(), document.size(), true));
        }
    }

    private Judgement tooLong(final String what) {
        return Judgement.none(Fault.of("the " + what + " is longer than " + limits.documentBytes()
                + " bytes: write one document a line, or give the JVM a larger heap"));
    }

    private void take(final long firstLine, final List<Judgement> judgements) {
        for (final Judgement judgement : judgements) {
            tally.add(judgement);
            for (final Fault fault : judgement.faults()) {
                findings.accept(new Finding(
                        tally.file(),
                        firstLine + fault.line() - 1,
                        fault.column(),
                        fault.path(),
                        judgement.schema(),
                        fault.message()));
            }
        }
    }

    private void report(final long line, final String message) {
        tally.addFault();
        findings.accept(new Finding(tally.file(), line, 0, "", "", Printable.of(message)));
    }
}
