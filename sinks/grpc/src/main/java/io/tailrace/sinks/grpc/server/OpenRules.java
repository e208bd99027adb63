package io.tailrace.sinks.grpc.server;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.LabelMatch;
import io.tailrace.stream.v1.Match;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.Priority;
import io.tailrace.stream.v1.StartFrom;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a subscriber may ask for. Stateless. */
final class OpenRules {
    /** No sequence comes near it. */
    static final long HIGHEST_SEQUENCE = 1L << 60;
    /** What a subscriber may claim that the server knows nothing of: so far below that sending can go on above it for ever. */
    static final long HIGHEST_CLAIM = 1L << 56;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final int LONGEST_INSTANCE = 80;
    private static final int MOST_MATCHES = 256;

    private OpenRules() {}

    /** Why it cannot be served; empty if it can. */
    static Optional<Status> fault(final Open open) {
        if (!NAME.matcher(open.getSubscriberName()).matches()) {
            return invalid("subscriber_name must be 1 to 80 letters, digits, '.', '_' and '-'");
        }
        if (open.getInstance().length() > LONGEST_INSTANCE) {
            return invalid("instance must be at most " + LONGEST_INSTANCE + " characters");
        }
        if (open.getLastReceivedSequence() < 0 || open.getLastReceivedSequence() > HIGHEST_SEQUENCE) {
            return invalid("last_received_sequence was never sent");
        }
        if (open.getStart() == StartFrom.UNRECOGNIZED
                || open.getFilter().getLowestPriority() == Priority.UNRECOGNIZED
                || isLater(open.getFilter())) {
            return Optional.of(Status.FAILED_PRECONDITION.withDescription(
                    "this server speaks version 1.0 of the protocol and does not know all that was asked for"));
        }
        if (open.getStart() == StartFrom.START_FROM_POSITION
                && (open.getPosition().getEpoch() == 0 || open.getPosition().getFrameSequence() == 0)) {
            return invalid("START_FROM_POSITION needs the position's epoch and frame_sequence, each from 1");
        }
        return filterFault(open.getFilter());
    }

    /** Whether it claims more than it can have received; {@code kept} is null for a name that is not known. */
    static boolean isNeverSent(final Open open, final SubscriberPosition kept) {
        return open.getLastReceivedSequence() > Math.max(HIGHEST_CLAIM, kept == null ? 0 : kept.reserved());
    }

    private static Optional<Status> filterFault(final Filter filter) {
        if (filter.getMetricsCount() > MOST_MATCHES || filter.getLabelsCount() > MOST_MATCHES) {
            return invalid("a filter has at most " + MOST_MATCHES + " metrics and as many labels");
        }
        for (final Match match : filter.getMetricsList()) {
            if (match.getFormCase() == Match.FormCase.FORM_NOT_SET) {
                return invalid("each metric of a filter needs equal or prefix");
            }
        }
        for (final LabelMatch label : filter.getLabelsList()) {
            if (label.getName().isEmpty() || label.getValue().getFormCase() == Match.FormCase.FORM_NOT_SET) {
                return invalid("each label of a filter needs a name and a value with equal or prefix");
            }
        }
        return Optional.empty();
    }

    /** A filter with parts that are not known would let pass what nobody wants. */
    private static boolean isLater(final Filter filter) {
        return hasUnknown(filter)
                || filter.getMetricsList().stream().anyMatch(OpenRules::hasUnknown)
                || filter.getLabelsList().stream().anyMatch(label -> hasUnknown(label) || hasUnknown(label.getValue()));
    }

    private static boolean hasUnknown(final Message message) {
        return !message.getUnknownFields().asMap().isEmpty();
    }

    private static Optional<Status> invalid(final String why) {
        return Optional.of(Status.INVALID_ARGUMENT.withDescription(why));
    }
}
