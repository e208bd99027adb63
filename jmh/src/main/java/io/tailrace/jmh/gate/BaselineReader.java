package io.tailrace.jmh.gate;

import io.tailrace.engine.compare.Interval;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Understands what {@link BaselineWriter} writes, and nothing else. */
final class BaselineReader {
    /** Of the file's form; another one is not understood. */
    static final int FORMAT = 1;

    private static final Set<String> FIELDS = Set.of("format", "jdk", "date", "command", "forks", "machine", "ratios");
    private static final Set<String> MACHINE_FIELDS = Set.of("cpu", "cores", "os", "jvm");
    private static final Set<String> RATIO_FIELDS =
            Set.of("pair", "subject", "ruler", "low", "estimate", "high", "spread");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BaselineReader() {}

    /** {@code file} is for the faults. */
    static Baseline read(final Path file, final String text) {
        final JsonFields fields = new JsonFields(file, "", tree(file, text), FIELDS);
        if (fields.positive("format") != FORMAT) {
            throw fields.fault("format", "must be " + FORMAT + ", a later Tailrace may have written this");
        }
        final JsonFields machine = fields.object("machine", MACHINE_FIELDS);
        return new Baseline(
                fields.positive("jdk"),
                fields.text("date"),
                fields.text("command"),
                fields.positive("forks"),
                new Machine(machine.text("cpu"), machine.positive("cores"), machine.text("os"), machine.text("jvm")),
                ratios(fields));
    }

    private static JsonNode tree(final Path file, final String text) {
        try {
            return MAPPER.readTree(text);
        } catch (final JacksonException bad) {
            throw new JsonFields(file, "", JsonNodeFactory.instance.objectNode(), FIELDS)
                    .fault(
                            "",
                            "is no JSON, " + bad.getOriginalMessage() + " in line "
                                    + bad.getLocation().getLineNr());
        }
    }

    private static List<BaselineRatio> ratios(final JsonFields fields) {
        final Set<String> names = new HashSet<>();
        return fields.objects("ratios", RATIO_FIELDS).stream()
                .map(object -> {
                    if (!names.add(object.text("pair"))) {
                        throw object.fault("pair", "is there twice");
                    }
                    return ratio(object);
                })
                .toList();
    }

    private static BaselineRatio ratio(final JsonFields object) {
        final double low = object.number("low");
        final double estimate = object.number("estimate");
        final double high = object.number("high");
        if (!(estimate > 0 && low <= estimate && estimate <= high)) {
            throw object.fault("estimate", "must be above 0, from low to high");
        }
        return new BaselineRatio(
                object.text("pair"),
                object.text("subject"),
                object.text("ruler"),
                new Ratio(new Interval(low, estimate, high), object.number("spread")));
    }
}
