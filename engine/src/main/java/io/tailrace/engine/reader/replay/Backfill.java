package io.tailrace.engine.reader.replay;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** A replay as OpenMetrics text with timestamps: one pass finds the series, the others write them. */
final class Backfill implements ReplayPasses {
    /** What is kept of a pass's text at the most, besides the state of its series. */
    static final long BUDGET_IN_BYTES = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final ReplayQuery query;
    private final BackfillIndex index;
    private final BackfillOutput output;
    private BackfillPass pass;
    private boolean isIndexed;
    private long pointsLeftOut;
    private boolean isOfOneLog = true;

    Backfill(final ReplayQuery query, final OutputStream out, final long budgetInBytes) {
        this.query = query;
        index = new BackfillIndex(query);
        output = new BackfillOutput(index, out, budgetInBytes);
    }

    @Override
    public boolean hasNext() {
        return !isIndexed || output.hasNext();
    }

    @Override
    public Replay next() {
        if (!isIndexed) {
            return new Replay(query, index, this::endIndex);
        }
        if (!output.hasNext()) {
            throw new NoSuchElementException("all series were written");
        }
        pass = new BackfillPass(query, index, output);
        return new Replay(query, pass, this::endPass);
    }

    @Override
    public List<String> omissions() {
        final List<String> all = new ArrayList<>(index.omissions());
        if (pointsLeftOut > 0) {
            all.add(pointsLeftOut + " points: the wall clock was set back, and their times had points already");
        }
        if (!isOfOneLog) {
            all.add("points of the oldest roll files: they were deleted while they were replayed");
        }
        return all;
    }

    private long endIndex() {
        isIndexed = true;
        output.begin();
        return 0;
    }

    private long endPass() {
        final long points = pass.end();
        pointsLeftOut += pass.pointsLeftOut();
        isOfOneLog &= pass.isOfTheSameLog();
        return points;
    }
}
