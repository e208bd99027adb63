package io.tailrace.jmh.gate;

import io.tailrace.engine.compare.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures and judges: allocation first, then time, then once more in the reverse order what looks worse. */
final class Gate {
    private final GatePlan plan;
    private final GateForm form;
    private final Meter meter;
    private final Machine machine;
    private final int jdk;

    Gate(final GatePlan plan, final GateForm form, final Meter meter, final Machine machine, final int jdk) {
        this.plan = plan;
        this.form = form;
        this.meter = meter;
        this.machine = machine;
        this.jdk = jdk;
    }

    /** Holds the tree against a baseline; measures nothing if that does not fit. */
    GateReport judge(final BaselineFile file) {
        final Optional<Baseline> baseline = file.read();
        final Optional<String> refusal = BaselineRules.refusal(file.path(), baseline, plan, jdk);
        if (refusal.isPresent()) {
            return new GateReport(form, file.path(), machine, false, refusal, List.of(), List.of(), List.of());
        }
        return new GateReport(
                form,
                file.path(),
                machine,
                baseline.get().machine().isLike(machine),
                Optional.empty(),
                BaselineRules.warnings(baseline.get(), machine),
                allocations(),
                times(baseline.get()));
    }

    Machine machine() {
        return machine;
    }

    /** Of everything that the form covers. */
    List<AllocationVerdict> allocations() {
        return new AllocationRun(meter).measure(plan.hotPath(form));
    }

    /** Ratios to become a baseline. */
    Map<Pair, Ratio> ratios() {
        return new RatioRun(meter, form).measure(plan.timed(form), RunOrder.SUBJECT_FIRST);
    }

    private List<TimeVerdict> times(final Baseline baseline) {
        final List<TimeVerdict> first = ratios().entrySet().stream()
                .map(pair -> TimeVerdict.first(
                        pair.getKey(), baseline.ratio(pair.getKey()), pair.getValue(), form.threshold()))
                .toList();
        final List<Pair> suspects = first.stream()
                .filter(verdict -> verdict.judgement().verdict() == Verdict.WORSE)
                .map(TimeVerdict::pair)
                .toList();
        final Map<Pair, Ratio> second = new RatioRun(meter, form).measure(suspects, RunOrder.RULER_FIRST);
        return first.stream()
                .map(verdict ->
                        second.containsKey(verdict.pair()) ? verdict.confirmedBy(second.get(verdict.pair())) : verdict)
                .toList();
    }
}
