package io.tailrace.testsupport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** As much of DER (X.690) as certificates need. */
final class Der {
    private static final byte[] LOCALHOST_IP = {127, 0, 0, 1};
    private static final byte[] TRUE = {1, 1, (byte) 0xFF};

    /** Years up to 2049, as RFC 5280 asks for. */
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(final byte[]... parts) {
        return tagged(0x30, parts);
    }

    static byte[] tagged(final int tag, final byte[]... parts) {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            content.writeBytes(part);
        }
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        final int length = content.size();
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    static byte[] integer(final BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] bits(final byte[] value) {
        return tagged(0x03, new byte[1], value);
    }

    static byte[] time(final Instant value) {
        return tagged(0x17, UTC_TIME.format(value).getBytes(US_ASCII));
    }

    static byte[] name(final String commonName) {
        return sequence(tagged(0x31, sequence(oid("2.5.4.3"), tagged(0x0C, commonName.getBytes(UTF_8)))));
    }

    static byte[] oid(final String dotted) {
        final String[] numbers = dotted.split("\\.", -1);
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(Integer.parseInt(numbers[0]) * 40 + Integer.parseInt(numbers[1]));
        for (int i = 2; i < numbers.length; i++) {
            final int number = Integer.parseInt(numbers[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (number >> shift != 0) {
                    content.write(0x80 | (number >> shift & 0x7F));
                }
            }
            content.write(number & 0x7F);
        }
        return tagged(0x06, content.toByteArray());
    }

    static byte[] extensionsOfCa() {
        // Is a CA; signs certificates.
        return sequence(
                extension("2.5.29.19", true, sequence(TRUE)),
                extension("2.5.29.15", true, tagged(0x03, new byte[] {2, 4})));
    }

    static byte[] extensionsOfLocalhost() {
        // Signs; for servers and clients; localhost by name and address.
        return sequence(
                extension("2.5.29.15", true, tagged(0x03, new byte[] {7, (byte) 0x80})),
                extension("2.5.29.37", false, sequence(oid("1.3.6.1.5.5.7.3.1"), oid("1.3.6.1.5.5.7.3.2"))),
                extension(
                        "2.5.29.17",
                        false,
                        sequence(tagged(0x82, "localhost".getBytes(US_ASCII)), tagged(0x87, LOCALHOST_IP))));
    }

    private static byte[] extension(final String oid, final boolean isCritical, final byte[] value) {
        return sequence(oid(oid), isCritical ? TRUE : new byte[0], tagged(0x04, value));
    }
}
