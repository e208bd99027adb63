package io.tailrace.codec.entry;

import java.util.ArrayList;
import java.util.List;

/** Reads the event of an entry. The kind may stand behind the fields that it gives their meaning. */
final class EventReader {
    private EventReader() {}

    /** Takes the fields of the event's kind and leaves the others; an unknown kind takes all. */
    static EventData read(final Field event, final Fields fields) {
        final String type = fields.take("type").string();
        return switch (type) {
            case "AdapterStarted" ->
                new EventData.AdapterStarted(fields.take("config").json());
            case "AdapterStopped" ->
                new EventData.AdapterStopped(fields.take("reason").string());
            case "ProcessingStarted" ->
                new EventData.ProcessingStarted(
                        fields.take("graph_size").u64(),
                        fields.take("edges").u64(),
                        fields.take("strategy").string());
            case "ProcessingCompleted" ->
                new EventData.ProcessingCompleted(
                        fields.take("colors_used").u32(),
                        fields.take("duration_ms").f64(),
                        fields.take("iterations").u64());
            case "ProcessingFailed" ->
                new EventData.ProcessingFailed(
                        fields.take("error").string(),
                        fields.take("recoverable").bool());
            case "ConsensusProposed" ->
                new EventData.ConsensusProposed(
                        fields.take("vertex").u64(),
                        fields.take("proposed_color").u32(),
                        fields.take("confidence").f64());
            case "ConsensusReached" ->
                new EventData.ConsensusReached(
                        fields.take("vertex").u64(),
                        fields.take("final_color").u32(),
                        fields.take("agreement_score").f64());
            case "ConsensusConflict" ->
                new EventData.ConsensusConflict(fields.take("vertex").u64(), proposals(fields.take("proposals")));
            case "MemoryAllocation" ->
                new EventData.MemoryAllocation(
                        fields.take("bytes").u64(), fields.take("purpose").string());
            case "MemoryPressure" ->
                new EventData.MemoryPressure(
                        fields.take("used_mb").u64(),
                        fields.take("available_mb").u64());
            case "PerformanceCheckpoint" ->
                new EventData.PerformanceCheckpoint(
                        fields.take("phase").string(),
                        fields.take("elapsed_ms").f64(),
                        fields.take("progress_pct").f64());
            default -> unknown(event, fields, type);
        };
    }

    private static EventData unknown(final Field event, final Fields fields, final String type) {
        fields.takeAll();
        return new EventData.Unknown(type, event.json());
    }

    private static List<Proposal> proposals(final Field field) {
        final List<Proposal> proposals = new ArrayList<>();
        for (final Field proposal : field.array()) {
            final List<Field> pair = proposal.array();
            if (pair.size() != 2) {
                throw proposal.mustBe("an array of a component and a color");
            }
            proposals.add(
                    new Proposal(Variants.component(pair.get(0)), pair.get(1).u32()));
        }
        return proposals;
    }
}
