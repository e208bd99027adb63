package io.tailrace.codec.prometheus;

import java.util.SplittableRandom;

/** Text that is likely to break a format. */
public final class AnyText {
    private static final String NASTY = "\\\"\n\r\t {}=,#+\u0000\u007f\u0080\u2028ab_.:";

    private AnyText() {}

    /** Well-formed; may be empty. */
    public static String of(final SplittableRandom random) {
        final StringBuilder text = new StringBuilder();
        final int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            final int codePoint = random.nextInt(0x11_0000);
            if (random.nextBoolean()) {
                text.append(NASTY.charAt(random.nextInt(NASTY.length())));
            } else if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }

    /** A number of any kind. */
    public static double number(final SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1_000);
            case 1 -> random.nextDouble();
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }
}
