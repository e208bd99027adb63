package io.tailrace.codec.envelope;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Keys of facts, for those that have no short key of their own. No state: any thread. */
public final class IdempotencyKeys {
    private static final int BYTES = 16;

    private IdempotencyKeys() {}

    /**
     * The key of a fact: the first 128 bits, in 32 lower-case hexadecimal digits, of SHA-256 over the event type and each part in turn, each
     * as UTF-8 behind its length in bytes (32 bits, big-endian). Any language can make the same key; the same fact gives the same key in every
     * process and after every restart.
     *
     * @param eventType what happened.
     * @param businessKey what it happened to, as the business knows it: such as a job's id and the number of its attempt. Nothing that changes
     *     from one telling of the fact to the next: no time of sending, no random number.
     * @return the key.
     * @throws IllegalArgumentException if there is no part, or one is empty.
     */
    public static String of(final String eventType, final String... businessKey) {
        if (businessKey.length == 0 || Arrays.stream(businessKey).anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException(
                    "a fact needs a business key whose parts are not empty, was " + Arrays.toString(businessKey)
                            + ": without one all facts of type " + eventType + " would be the same");
        }
        final byte[] digest = FactDigest.of(
                Stream.concat(Stream.of(eventType), Arrays.stream(businessKey)).toArray(String[]::new));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }
}
