package io.tailrace.jmh.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.compare.Verdict;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final GateForm FORM = GateForm.ofFull().withForks(3);

    @TempDir
    Path folder;

    private final FakeMeter meter = new FakeMeter();
    private BaselineFile file;

    @BeforeEach
    void writeBaseline() {
        file = new BaselineFile(folder, Samples.JDK);
        file.write(Samples.baseline());
    }

    @Test
    void shouldPassAnUnchangedTree() {
        final GateReport report = judge(FORM);

        assertTrue(report.isPassed());
        assertEquals(
                List.of(Verdict.WITHIN_NOISE, Verdict.WITHIN_NOISE),
                report.times().stream().map(TimeVerdict::verdict).toList());
        assertEquals(List.of("tailraceSelfDrained", "refusedFull", "accepted"), meter.weighed);
    }

    @Test
    void shouldMeasureSubjectAndRulerInTurn() {
        judge(FORM);

        final List<String> round = List.of("tailraceSelfDrained", "singleWriterRecorder", "refusedFull", "atomicLong");
        assertEquals(
                Collections.nCopies(3, round).stream().flatMap(List::stream).toList(), meter.timed);
        assertEquals(Samples.PLAN.forks(FORM), meter.timed.size() + meter.weighed.size());
    }

    @Test
    void shouldFailWhatASecondRunInTheReverseOrderConfirms() {
        meter.ns(Samples.RECORD.subject(), 2);

        final GateReport report = judge(FORM);

        assertEquals(Set.of(Failure.TIME), report.failures());
        assertEquals(Verdict.WORSE, report.times().get(0).verdict());
        assertEquals(Verdict.WITHIN_NOISE, report.times().get(1).verdict());
        assertEquals(
                Collections.nCopies(3, List.of("singleWriterRecorder", "tailraceSelfDrained")).stream()
                        .flatMap(List::stream)
                        .toList(),
                meter.timed.subList(12, meter.timed.size()));
    }

    @Test
    void shouldTellOfAWorseRatioOnAnotherMachineAndFailNothing() {
        final Machine other = new Machine("Slide rule", 2, "Linux 6 amd64", "Example 17");
        meter.ns(Samples.RECORD.subject(), 2);

        final GateReport report = new Gate(Samples.PLAN, FORM, meter, other, Samples.JDK).judge(file);

        assertTrue(report.isPassed());
        assertEquals(Verdict.WORSE, report.times().get(0).verdict());
        assertEquals(1, report.warnings().size());
        assertTrue(String.join("\n", ReportText.lines(report)).contains("which fails nothing on this one"));

        meter.bytes(Samples.ACCEPTED, 16);
        assertEquals(
                Set.of(Failure.ALLOCATION),
                new Gate(Samples.PLAN, FORM, meter, other, Samples.JDK)
                        .judge(file)
                        .failures());
    }

    @Test
    void shouldCallNoiseWhatTheSecondRunDoesNotConfirm() {
        meter.ns(Samples.RECORD.subject(), 2, 2, 2, 1);

        final GateReport report = judge(FORM);

        assertTrue(report.isPassed());
        assertEquals(Verdict.WORSE, report.times().get(0).judgement().verdict());
        assertEquals(Verdict.WITHIN_NOISE, report.times().get(0).verdict());
        assertTrue(String.join("\n", ReportText.lines(report)).contains("(second run: 1.00x, not confirmed)"));
    }

    @ParameterizedTest
    @CsvSource({
        "2.0, 2.0, 1.05, true", // one round as in the baseline: the intervals overlap
        "1.2, 1.2, 1.2, false", // beyond the threshold of 1.15
        "1.12, 1.12, 1.12, true", // beyond the interval, but it does not matter
        "0.5, 0.5, 0.5, true"
    })
    void shouldNeedBothAGapAndAMove(
            final double first, final double second, final double third, final boolean isPassed) {
        meter.ns(Samples.RECORD.subject(), first, second, third, first, second, third);

        assertEquals(isPassed, judge(FORM).isPassed());
    }

    @Test
    void shouldCallBetterWhatIsBetter() {
        meter.ns(Samples.FULL.subject(), 0.5);

        assertEquals("better", judge(FORM).times().get(1).word());
    }

    @Test
    void shouldTimeOnlySomePairsInTheShortFormAndWeighAll() {
        meter.ns(Samples.RECORD.subject(), 1.4).ns(Samples.FULL.subject(), 9);

        final GateReport report = judge(GateForm.ofShort());

        assertTrue(report.isPassed());
        assertEquals(
                List.of(Samples.RECORD),
                report.times().stream().map(TimeVerdict::pair).toList());
        assertEquals(3, report.allocations().size());
    }

    @Test
    void shouldMeasureOnlyWhatWasAskedFor() {
        judge(FORM.withOnly(Pattern.compile("refused.*")));

        assertEquals(Set.of("refusedFull", "atomicLong"), Set.copyOf(meter.timed));
        assertEquals(List.of("refusedFull"), meter.weighed);
    }

    @Test
    void shouldFailWhatAllocatesTwice() {
        Stream.of(Samples.FULL.subject(), Samples.ACCEPTED).forEach(bench -> {
            meter.bytes(bench, 16, 0.01);
            assertEquals(Set.of(Failure.ALLOCATION), judge(FORM).failures());
            meter.bytes(bench, 16, 0.0099);
            assertTrue(judge(FORM).isPassed());
        });
    }

    @Test
    void shouldFailClosedWithoutABaseline() {
        final GateReport report = gate(FORM).judge(new BaselineFile(folder.resolve("none"), Samples.JDK));

        assertFalse(report.isPassed());
        assertEquals(Set.of(Failure.BASELINE), report.failures());
        assertEquals(List.of(), meter.timed);
        assertEquals(List.of(), meter.weighed);
    }

    private GateReport judge(final GateForm form) {
        return gate(form).judge(file);
    }

    private Gate gate(final GateForm form) {
        return new Gate(Samples.PLAN, form, meter, Samples.MACHINE, Samples.JDK);
    }
}
