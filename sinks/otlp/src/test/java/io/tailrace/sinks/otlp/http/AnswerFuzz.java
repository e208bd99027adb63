package io.tailrace.sinks.otlp.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpRequest.Signal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whatever a peer answers, it means something of the protocol: a status and a body in either encoding, and a header that asks to wait. Run by {@link
 * AnswerSeedsTest}, and by Jazzer when asked to.
 */
class AnswerFuzz {
    private static final int LONGEST_TEXT = 300;

    @FuzzTest
    void shouldUnderstandAnyAnswer(final byte[] bytes) {
        if (bytes.length < 2) {
            return;
        }
        final int status = 200 + ((bytes[0] & 0xff) << 1);
        final Signal signal = (bytes[1] & 1) == 0 ? Signal.METRICS : Signal.LOGS;
        final byte[] body = Arrays.copyOfRange(bytes, 2, bytes.length);
        check(new ResponseReader(false).read(signal, status, body, 0));
        check(new ResponseReader(true).read(signal, status, body, 0));
        if (RetryAfter.waitNs(new String(body, StandardCharsets.ISO_8859_1), 0) < 0) {
            throw new AssertionError("a wait that is over before it begins");
        }
    }

    private static void check(final OtlpAnswer answer) {
        final String said = answer instanceof OtlpAnswer.Accepted accepted
                ? accepted.message()
                : answer instanceof OtlpAnswer.Refused refused ? refused.detail() : "";
        if (said.length() > LONGEST_TEXT + LONGEST_TEXT
                || said.chars().anyMatch(Character::isISOControl)
                || (answer instanceof OtlpAnswer.Accepted accepted && accepted.rejected() < 0)) {
            throw new AssertionError(answer);
        }
    }
}
