package io.tailrace.exposer.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The blocks of a PEM file (RFC 7468), decoded. What may be secret is never made a string, and is zeroed by {@link #close()}. */
final class PemBlocks implements AutoCloseable {
    private static final byte[] BEGIN = "-----BEGIN ".getBytes(US_ASCII);
    private static final byte[] END = "-----END ".getBytes(US_ASCII);
    private static final byte[] DASHES = "-----".getBytes(US_ASCII);

    private final List<Block> blocks = new ArrayList<>();

    private PemBlocks() {}

    /** Text around the blocks is passed over; the given bytes are zeroed. */
    static PemBlocks take(final byte[] file) throws TlsFileException {
        final PemBlocks pem = new PemBlocks();
        try {
            for (int at = indexOf(file, BEGIN, 0); at >= 0; at = indexOf(file, BEGIN, at)) {
                at = pem.add(file, at + BEGIN.length);
            }
            return pem;
        } catch (final IllegalArgumentException notBase64) {
            pem.close();
            throw new TlsFileException("has a block that is no Base64; make it anew");
        } finally {
            Arrays.fill(file, (byte) 0);
        }
    }

    List<Block> blocks() {
        return blocks;
    }

    @Override
    public void close() {
        blocks.forEach(block -> Arrays.fill(block.der(), (byte) 0));
    }

    /** The index behind it. */
    private int add(final byte[] file, final int labelAt) throws TlsFileException {
        final int labelEnd = indexOf(file, DASHES, labelAt);
        final int end = labelEnd < 0 ? -1 : indexOf(file, END, labelEnd);
        if (end < 0) {
            throw new TlsFileException("ends within a block; copy it whole");
        }
        final String label = new String(file, labelAt, labelEnd - labelAt, US_ASCII);
        final byte[] text = Arrays.copyOfRange(file, labelEnd + DASHES.length, end);
        try {
            blocks.add(new Block(label, Base64.getMimeDecoder().decode(text)));
        } finally {
            Arrays.fill(text, (byte) 0);
        }
        return end + END.length;
    }

    private static int indexOf(final byte[] file, final byte[] wanted, final int from) {
        for (int i = from; i <= file.length - wanted.length; i++) {
            if (Arrays.equals(file, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    /** What stands between a BEGIN and its END. */
    static final class Block {
        private final String label;
        private final byte[] der;

        Block(final String label, final byte[] der) {
            this.label = label;
            this.der = der;
        }

        String label() {
            return label;
        }

        byte[] der() {
            return der;
        }
    }
}
