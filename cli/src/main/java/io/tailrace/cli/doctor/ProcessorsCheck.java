package io.tailrace.cli.doctor;

/** Whether the aggregator can run beside the threads that record. */
final class ProcessorsCheck implements Check {
    private static final String NAME = "processors";

    private final int processors;

    ProcessorsCheck(final int processors) {
        this.processors = processors;
    }

    @Override
    public Finding look() {
        return processors > 1
                ? Finding.good(NAME, processors + " for this process")
                : Finding.note(
                        NAME,
                        "one for this process: while a thread records, nothing is drained",
                        "give it two, or larger rings, or run with a lower --rate");
    }
}
