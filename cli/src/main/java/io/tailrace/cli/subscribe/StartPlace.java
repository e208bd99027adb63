package io.tailrace.cli.subscribe;

import io.tailrace.sinks.grpc.client.StreamClientContext;
import io.tailrace.stream.v1.Position;
import io.tailrace.stream.v1.StartFrom;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a stream begins: {@code latest}, {@code earliest}, {@code resume} or {@code EPOCH:SEQUENCE}. */
record StartPlace(StartFrom from, Position position) {
    /** The label of such options in the help. */
    static final String LABEL = "PLACE";

    private static final Map<String, StartFrom> WORDS = Map.of(
            "latest", StartFrom.START_FROM_LATEST,
            "earliest", StartFrom.START_FROM_EARLIEST,
            "resume", StartFrom.START_FROM_RESUME);
    private static final Pattern FRAME = Pattern.compile("([1-9][0-9]{0,8}):([1-9][0-9]{0,17})");

    void applyTo(final StreamClientContext context) {
        if (from == StartFrom.START_FROM_POSITION) {
            context.startAt(position);
        } else {
            context.start(from);
        }
    }

    /** Reads one. */
    static final class Converter implements ITypeConverter<StartPlace> {
        @Override
        public StartPlace convert(final String text) {
            final StartFrom word = WORDS.get(text);
            if (word != null) {
                return new StartPlace(word, Position.getDefaultInstance());
            }
            final Matcher matcher = FRAME.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "give latest, earliest, resume, or EPOCH:SEQUENCE of a frame, for example 1:250");
            }
            return new StartPlace(
                    StartFrom.START_FROM_POSITION,
                    Position.newBuilder()
                            .setEpoch(Integer.parseInt(matcher.group(1)))
                            .setFrameSequence(Long.parseLong(matcher.group(2)))
                            .build());
        }
    }
}
