package io.tailrace.cli.replay;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Knows whether anything was written. One thread. */
final class NoticedOutput extends FilterOutputStream {
    private boolean isEmpty = true;

    NoticedOutput(final OutputStream out) {
        super(out);
    }

    boolean isEmpty() {
        return isEmpty;
    }

    @Override
    public void write(final int value) throws IOException {
        isEmpty = false;
        out.write(value);
    }

    @Override
    public void write(final byte[] bytes, final int offset, final int length) throws IOException {
        isEmpty &= length == 0;
        out.write(bytes, offset, length);
    }
}
