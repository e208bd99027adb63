package io.tailrace.cli.contracts.validate;

import java.util.List;

/**
 * What came of a document.
 *
 * @param schema by which it was judged; empty if none could be chosen.
 * @param faults all that was found; empty if it is as it should be.
 */
public record Judgement(String schema, List<Fault> faults) {
    static Judgement none(final Fault fault) {
        return new Judgement("", List.of(fault));
    }
}
