package io.tailrace.jmh.gate;

import io.tailrace.cli.console.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** A baseline as text, one pair a line and numbers of three digits, so that a diff shows what changed and nothing else. */
final class BaselineWriter {
    private static final MathContext DIGITS = new MathContext(3);

    private BaselineWriter() {}

    static String text(final Baseline baseline) {
        final String head = Json.object(json -> {
            json.writeNumberProperty("format", BaselineReader.FORMAT);
            json.writeNumberProperty("jdk", baseline.jdk());
            json.writeStringProperty("date", baseline.date());
            json.writeStringProperty("command", baseline.command());
            json.writeNumberProperty("forks", baseline.forks());
        });
        return "{\n  " + head.substring(1, head.length() - 1).replace(",\"", ",\n  \"") + ",\n  \"machine\": "
                + machine(baseline.machine())
                + ",\n  \"ratios\": [\n"
                + baseline.ratios().stream()
                        .map(ratio -> "    " + Json.object(json -> write(json, ratio)))
                        .collect(Collectors.joining(",\n"))
                + "\n  ]\n}\n";
    }

    private static String machine(final Machine machine) {
        return Json.object(json -> write(json, machine));
    }

    static void write(final JsonGenerator json, final Machine machine) {
        json.writeStringProperty("cpu", machine.cpu());
        json.writeNumberProperty("cores", machine.cores());
        json.writeStringProperty("os", machine.os());
        json.writeStringProperty("jvm", machine.jvm());
    }

    private static void write(final JsonGenerator json, final BaselineRatio ratio) {
        json.writeStringProperty("pair", ratio.pair());
        json.writeStringProperty("subject", ratio.subject());
        json.writeStringProperty("ruler", ratio.ruler());
        write(json, ratio.ratio());
    }

    static void write(final JsonGenerator json, final Ratio ratio) {
        json.writeNumberProperty("low", rounded(ratio.interval().low()));
        json.writeNumberProperty("estimate", rounded(ratio.interval().estimate()));
        json.writeNumberProperty("high", rounded(ratio.interval().high()));
        json.writeNumberProperty("spread", rounded(ratio.spread()));
    }

    private static BigDecimal rounded(final double value) {
        return new BigDecimal(value).round(DIGITS);
    }
}
