package io.tailrace.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.bench.RecordVerdict.Breach;
import io.tailrace.cli.bench.RecordVerdict.Kind;
import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.bench.paced.PacedResults;
import io.tailrace.engine.FlushResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordVerdictTest {
    private static final long MS = 1_000_000;
    private static final LoadFacts GOOD_LOAD = load(0, 3, 0, 30, 100);

    @Test
    void shouldKeepTheContractUpToItsBounds() {
        final RecordVerdict verdict =
                verdict(new PacedResults().calls(990, 4_000).calls(10, 90_000).result());
        assertEquals(new RecordVerdict(List.of(), Optional.empty()), verdict);
        assertTrue(verdict.isKept());
    }

    @Test
    void shouldBreakItByTheMeanAlone() {
        final RecordVerdict verdict =
                verdict(new PacedResults().calls(1_000, 5_010).result());
        assertEquals(List.of(Kind.LATENCY), kinds(verdict));
        assertTrue(text(verdict).contains("mean call took 5.01 us, the bound is 5.00 us"), text(verdict));
        assertEquals(Optional.empty(), verdict.excuse());
    }

    @Test
    void shouldBreakItByThePercentileAlone() {
        final RecordVerdict verdict =
                verdict(new PacedResults().calls(980, 30).calls(20, 16_000).result());
        assertEquals(List.of(Kind.LATENCY), kinds(verdict));
        assertTrue(text(verdict).contains("p99 call took 16.0 us, the bound is 15.0 us"), text(verdict));
        assertEquals(Optional.empty(), verdict.excuse());
    }

    @Test
    void shouldBreakItByAPaceThatWasNotKept() {
        final RecordVerdict verdict =
                verdict(new PacedResults().calls(10, 30).elapsed(1_060 * MS).result());
        assertTrue(text(verdict).contains("the pace was not kept"), text(verdict));
    }

    @Test
    void shouldExcuseItWhenTheBoundsAreKeptOutsideOfHiccups() {
        final PacedResults results = new PacedResults().calls(980, 30).hiccup(5 * MS);
        final RecordVerdict verdict = verdict(results.calls(20, 3 * MS).result());
        assertEquals(List.of(Kind.LATENCY, Kind.LATENCY), kinds(verdict));
        assertTrue(verdict.excuse().orElseThrow().contains("without the 20 calls"), verdict.excuse()::toString);
    }

    @Test
    void shouldNotExcuseItWhenCallsWereSlowElsewhereToo() {
        final PacedResults results = new PacedResults().calls(980, 30).hiccup(5 * MS);
        results.calls(1, 3 * MS).pause(100 * MS).calls(19, 3 * MS);
        assertEquals(Optional.empty(), verdict(results.result()).excuse());
    }

    @Test
    void shouldExcuseItWhenAnEmptyCallTakesAsLong() {
        final RecordVerdict verdict = verdict(
                new PacedResults().calls(1_000, 20_000).emptyCalls(100, 20_000).result());
        assertTrue(verdict.excuse().orElseThrow().contains("an empty call"), verdict.excuse()::toString);
    }

    @Test
    void shouldBreakItByRefusals() {
        final PacedResult result =
                new PacedResults().calls(1_000, 30).refused(2).warmUp(500).result();
        final RecordVerdict verdict = RecordVerdict.of(result, journal(1_498, 1_498, 2), GOOD_LOAD);
        assertEquals(List.of(new Breach(Kind.REFUSED, "2 samples were refused")), verdict.breaches());
        assertTrue(journal(1_498, 1_498, 2).isWholeWith(result));
    }

    @Test
    void shouldExcuseAFullRingWhenTheMachineSleptLongerThanItTakesToFill() {
        final LoadFacts full = load(0, 3, 0, 30, 801);
        for (final long lateMs : List.of(20L, 30L)) {
            final PacedResult result =
                    new PacedResults().calls(10, 30).hiccup(lateMs * MS).result();
            final RecordVerdict verdict = RecordVerdict.of(result, journal(10, 10, 0), full);
            assertEquals(List.of(Kind.REFUSED), kinds(verdict));
            assertEquals(lateMs == 30, verdict.excuse().isPresent(), verdict::toString);
        }
    }

    @Test
    void shouldBreakItByEveryNumberOfTheJournalThatDoesNotAgree() {
        final PacedResult result =
                new PacedResults().calls(1_000, 30).warmUp(500).result();
        for (final JournalTotals totals :
                List.of(journal(1_499, 1_499, 0), journal(1_500, 1_501, 0), journal(1_500, 1_500, 1), faulty())) {
            final RecordVerdict verdict = RecordVerdict.of(result, totals, GOOD_LOAD);
            assertEquals(List.of(Kind.JOURNAL), kinds(verdict), totals::toString);
            assertTrue(!totals.isWholeWith(result), totals::toString);
        }
    }

    @Test
    void shouldBreakItWhenWhatWasToGoOnBesideDidNot() {
        final PacedResult result = new PacedResults().calls(10, 30).result();
        assertEquals(List.of(Kind.LOAD), kinds(result, load(0, 0, 0, 30, 100)));
        assertEquals(List.of(Kind.LOAD), kinds(result, load(0, 3, 1, 30, 100)));
        assertEquals(List.of(Kind.LOAD), kinds(result, load(0, 3, 0, 0, 100)));
        assertEquals(List.of(Kind.LOAD), kinds(result, load(1, 3, 0, 30, 100)));
        assertEquals(List.of(Kind.REFUSED), kinds(result, load(0, 3, 0, 30, 801)));
        assertEquals(List.of(), kinds(result, load(0, 3, 0, 30, 800)));
    }

    @Test
    void shouldSayThatNothingWasMeasured() {
        final RecordVerdict verdict = verdict(new PacedResults().result());
        assertTrue(text(verdict).contains("no call was measured"), text(verdict));
    }

    private static RecordVerdict verdict(final PacedResult result) {
        final long calls = result.calls().count();
        return RecordVerdict.of(result, journal(calls, calls, 0), GOOD_LOAD);
    }

    private static List<Kind> kinds(final PacedResult result, final LoadFacts load) {
        final long calls = result.calls().count();
        return kinds(RecordVerdict.of(result, journal(calls, calls, 0), load));
    }

    private static List<Kind> kinds(final RecordVerdict verdict) {
        return verdict.breaches().stream().map(Breach::kind).toList();
    }

    private static String text(final RecordVerdict verdict) {
        return verdict.breaches().toString();
    }

    private static JournalTotals journal(final long samples, final long sequences, final long refused) {
        return new JournalTotals(samples, sequences, refused, 1, List.of());
    }

    private static JournalTotals faulty() {
        return new JournalTotals(1_500, 1_500, 0, 1, List.of("a gap"));
    }

    private static LoadFacts load(
            final long errors, final long scrapes, final long failures, final long lines, final int permille) {
        return new LoadFacts(FlushResult.FLUSHED, errors, scrapes, 1_000, failures, "", lines, permille);
    }
}
